// Opens a figure large, over the page; a click with a key for a new tab does what it always did.
"use strict";
{
  const dialog = document.getElementById("_lightbox").content.firstElementChild.cloneNode(true)
  const part = name => dialog.querySelector(`.lightbox-${name}`)
  const picture = dialog.querySelector("img")
  let figures = [], index = 0

  // Figures of one card, or of one text, follow each other.
  function beside(link) {
    const whole = link.closest("article, .paper-box, .prose, section")
    return whole ? [...whole.querySelectorAll("a.zoom")] : [link]
  }

  function show(place) {
    index = (place + figures.length) % figures.length
    const small = figures[index].querySelector("img")
    // Until the large one is here the small one stands in its place.
    picture.style.backgroundImage = small ? `url("${small.currentSrc || small.src}")` : ""
    picture.src = figures[index].href
    part("words").textContent = small?.alt ?? ""
    part("place").textContent = figures.length > 1 ? `${index + 1} / ${figures.length}` : ""
    for (const name of ["back", "on"]) part(name).hidden = figures.length < 2
  }

  function open(event) {
    const link = event.target.closest("a.zoom")
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (!dialog.isConnected) document.body.append(dialog)
    figures = beside(link)
    show(figures.indexOf(link))
    dialog.showModal()
    dialog.onclose = () => link.focus({ preventScroll: true })
  }

  function press(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step && figures.length > 1) show(index + (document.dir === "rtl" ? -step : step))
  }

  document.addEventListener("click", open)
  dialog.addEventListener("keydown", press)
  part("back").addEventListener("click", () => show(index - 1))
  part("on").addEventListener("click", () => show(index + 1))
  // Beside the picture and its buttons one lands on the dialog itself.
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target === part("close")) dialog.close()
  })
}
