// Finds papers by words and by what is chosen. The address says both, so it can be shared, and the
// way back leads through what was looked for. Other parts of a long list are read when asked for.
"use strict";
{
  const box = document.querySelector("search.filter"), list = document.querySelector(".all-papers")
  const input = box.querySelector("input"), status = box.querySelector("[role=status]")
  const clear = box.querySelector(".filter-result button"), { found, all, none, failed } = box.dataset
  const facets = [...box.querySelectorAll("[data-facet]")].map(element => element.dataset.facet)
  const chips = [...box.querySelectorAll("[data-facet] button")]
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const parts = (box.dataset.parts ?? "").split(" ").filter(Boolean)
  let papers = [], loaded, isWhole = !parts.length, waiting

  function read() {
    papers = [...list.querySelectorAll(".papers-group")].flatMap(group =>
      [...group.querySelectorAll(".compact > li")].map(item => {
        const { type = "", topic = "", venue = "", words = "" } = item.dataset
        const year = group.firstElementChild.id.slice(1)
        const values = { year: [year], type: [type], topic: topic.split(" "), venue: [venue] }
        return { group, item, values, text: plain(`${item.textContent} ${words} ${year}`) }
      }))
  }

  // A part of the list that is another page, with its addresses as they count from here.
  async function load(part) {
    const url = new URL(part, location.href), answer = await fetch(url)
    if (!answer.ok) throw new Error(answer.status)
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    for (const link of page.querySelectorAll(".all-papers a")) link.href = new URL(link.getAttribute("href"), url)
    list.append(...page.querySelectorAll(".all-papers .papers-group"))
  }
  async function loadAll() {
    const results = await Promise.allSettled(parts.map(load))
    isWhole = results.every(({ status }) => status === "fulfilled")
    const year = group => Number(group.firstElementChild.id.slice(1))
    list.append(...[...list.querySelectorAll(".papers-group")].sort((a, b) => year(b) - year(a)))
    read()
  }

  function asked() {
    const query = new URLSearchParams(location.search)
    const values = facets.map(name => [name, query.getAll(name)]).filter(([, chosen]) => chosen.length)
    return { text: query.get("q") ?? "", values }
  }

  async function show() {
    const { search } = location, { text, values } = asked(), words = plain(text).split(/\s+/).filter(Boolean)
    const isAsked = words.length > 0 || values.length > 0
    if (plain(input.value).trim() !== plain(text).trim()) input.value = text
    for (const chip of chips) {
      const chosen = values.find(([name]) => name === facetOf(chip))?.[1] ?? []
      const isChosen = chosen.includes(chip.value), fold = chip.closest("details")
      if ((chip.ariaPressed === "true") !== isChosen) chip.ariaPressed = isChosen
      if (isChosen && fold) fold.open = true
    }
    if (isAsked && parts.length && !isWhole) {
      await (loaded ??= loadAll())
      // Meanwhile something else may have been asked for.
      if (location.search !== search) return
    }
    const seen = new Set()
    let count = 0
    for (const paper of papers) {
      const fits = words.every(word => paper.text.includes(word))
        && values.every(([name, chosen]) => chosen.some(value => paper.values[name].includes(value)))
      hide(paper.item, !fits)
      if (fits) { count += 1; seen.add(paper.group) }
    }
    for (const group of new Set(papers.map(paper => paper.group))) hide(group, !seen.has(group))
    const said = count ? found.replace("{n}", count).replace("{all}", all) : none
    status.textContent = isAsked ? said + (isWhole ? "" : ` ${failed}`) : ""
    clear.hidden = !isAsked
  }

  // What does not change is not touched, so that browsers need not look at it again.
  function hide(element, isHidden) {
    if (element.hidden !== isHidden) element.hidden = isHidden
  }

  const facetOf = chip => chip.closest("[data-facet]").dataset.facet

  // What is typed in one go is one step of the way back.
  function go(query, isSame) {
    const search = query.size ? `?${query}` : location.pathname
    if (isSame) history.replaceState(null, "", search)
    else history.pushState(null, "", search)
    show()
  }

  box.addEventListener("click", ({ target }) => {
    const chip = target.closest("button")
    if (!chip) return
    const query = new URLSearchParams(location.search)
    waiting = false
    if (chip === clear) {
      for (const name of ["q", ...facets]) query.delete(name)
      input.focus()
    } else if (chip.ariaPressed === "true") query.delete(facetOf(chip), chip.value)
    else query.append(facetOf(chip), chip.value)
    go(query, false)
  })
  input.addEventListener("input", () => {
    const query = new URLSearchParams(location.search)
    if (input.value.trim()) query.set("q", input.value.trim())
    else query.delete("q")
    go(query, waiting)
    waiting = true
  })
  input.addEventListener("blur", () => { waiting = false })
  addEventListener("popstate", () => { waiting = false; show() })

  box.hidden = false
  document.querySelector(".years-nav")?.setAttribute("hidden", "")
  read()
  show()
}
