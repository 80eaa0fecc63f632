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
    const link = figures[index], small = link.querySelector("img"), large = new Image()
    // Until the large one is here the small one stands in its place.
    picture.src = small ? small.currentSrc || small.src : link.href
    large.src = link.href
    large.decode().then(() => { if (figures[index] === link) picture.src = large.src }, () => {})
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

  picture.addEventListener("load", () => {
    const { naturalWidth: width, naturalHeight: height } = picture
    if (width && height) dialog.style.setProperty("--ratio", width / height)
  })
  document.addEventListener("click", open)
  dialog.addEventListener("keydown", press)
  part("back").addEventListener("click", () => show(index - 1))
  part("on").addEventListener("click", () => show(index + 1))
  part("close").addEventListener("click", () => dialog.close())
  // Beside the picture one lands on the dialog itself, or on the room around the frame.
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target === part("room")) dialog.close()
  })
}
