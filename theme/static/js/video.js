// Puts the player of another host in the place of the link to it, when a reader asks for that.
"use strict";
for (const link of document.querySelectorAll("a[data-video]")) {
  link.addEventListener("click", event => {
    // Who wants it in a tab of its own gets that.
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const frame = document.createElement("iframe")
    frame.title = link.dataset.title
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture"
    // YouTube plays for no page that does not say which site it is of.
    frame.referrerPolicy = "strict-origin-when-cross-origin"
    frame.src = link.dataset.video
    link.replaceWith(frame)
    frame.focus()
  })
}
