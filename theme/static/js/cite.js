// A click on "BibTeX" copies the entry, without its abstract, instead of loading the file.
"use strict";
if (navigator.clipboard?.write && window.ClipboardItem) {
  const template = document.getElementById("_cite")
  let refused = false

  async function entry(link) {
    const answer = await fetch(link.href)
    if (!answer.ok) throw new Error(answer.status)
    return new Blob([(await answer.text()).replace(/^  abstract = .*\n/m, "")], { type: "text/plain" })
  }

  document.addEventListener("click", async event => {
    const link = event.target.closest("[data-cite]")
    if (!link || refused || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    try {
      // Begun within the click, since Safari allows no copying later.
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": entry(link) })])
    } catch {
      refused = true
      link.click()
      return
    }
    let status = link.parentElement.querySelector("[role=status]")
    if (!status) {
      status = template.content.firstElementChild.cloneNode(true)
      link.after(status)
    }
    // A reader of screens hears what changes, not what comes with the element.
    requestAnimationFrame(() => { status.textContent = status.dataset.done })
    clearTimeout(link.timer)
    link.timer = setTimeout(() => { status.textContent = "" }, 4000)
  })
}
