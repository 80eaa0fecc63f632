// Puts a button on blocks of code that copies them. A page that came without TLS may not copy.
"use strict";
if (navigator.clipboard) {
  const template = document.getElementById("_copy")

  function add(block) {
    let box = block.closest(".code")
    if (!box) {
      box = document.createElement("div")
      box.className = "code"
      block.replaceWith(box)
      box.append(block)
    }
    const part = template.content.firstElementChild.cloneNode(true)
    const status = part.querySelector("[role=status]"), { done, failed } = status.dataset
    let timer
    part.querySelector("button").addEventListener("click", async () => {
      const copied = await navigator.clipboard.writeText(block.textContent).then(() => true, () => false)
      status.textContent = copied ? done : failed
      clearTimeout(timer)
      timer = setTimeout(() => { status.textContent = "" }, 4000)
    })
    box.append(part)
  }

  document.querySelectorAll(".code > pre, pre.bibtex").forEach(add)
}
