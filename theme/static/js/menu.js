// Marks the entry of the menu whose section is being read, and keeps it in sight on a phone.
"use strict";
{
  const list = document.querySelector(".masthead-menu > ul")
  const links = [...list.querySelectorAll("a")]
  const parts = links.map(link => [link, sectionOf(link)]).filter(([, section]) => section)
  parts.sort(([, a], [, b]) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1))
  // A section that was asked for is the one that is read, until its reader moves on.
  let asked = null, waiting = false

  function sectionOf(link) {
    const here = link.pathname === location.pathname && link.search === location.search
    return here ? document.getElementById(decoded(link.hash.slice(1))) : null
  }
  function decoded(id) {
    try { return decodeURIComponent(id) } catch { return id }
  }

  function showEntry(link) {
    const entry = link.closest(".masthead-menu > ul > li")
    const [seen, own] = [list, entry].map(element => element.getBoundingClientRect())
    list.scrollBy({ left: own.left + own.width / 2 - seen.left - seen.width / 2 })
  }

  // The line at which one reads: below the masthead, but on the last screenful it sinks to the
  // bottom, since what stands there never comes up.
  function line() {
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement
    const room = scrollHeight - clientHeight
    const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 48
    const sinking = Math.max(0, 1 - (room - scrollTop) / Math.min(room, clientHeight))
    return room > 0 ? top + sinking * (clientHeight - top) : top
  }

  function mark() {
    waiting = false
    const at = line()
    const read = parts.filter(([, section]) => section.getBoundingClientRect().top <= at).at(-1)
    const current = (asked || read)?.[0]
    for (const [link] of parts) {
      if (link === current) {
        if (link.ariaCurrent) continue
        link.setAttribute("aria-current", "location")
        showEntry(link)
      } else link.removeAttribute("aria-current")
    }
  }

  function later() {
    if (!waiting) requestAnimationFrame(mark)
    waiting = true
  }
  function ask() {
    asked = parts.find(([link]) => link.hash === location.hash) ?? null
    later()
  }

  // Browsers leave an entry of which they see a half where it is.
  list.addEventListener("focusin", ({ target }) => {
    if (target.matches(":focus-visible")) showEntry(target)
  })
  const page = links.find(link => link.ariaCurrent === "page")
  if (page) showEntry(page)
  if (parts.length) {
    for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      addEventListener(type, () => { asked = null }, { passive: true })
    }
    list.addEventListener("click", event => {
      asked = parts.find(([link]) => link === event.target) ?? null
      later()
    })
    addEventListener("hashchange", ask)
    addEventListener("scroll", later, { passive: true })
    addEventListener("resize", later)
    ask()
  }
}
