// Refreshes the counts of Google Scholar on a page from the file that a robot keeps for it. What is
// in the page stays where anything is amiss: no answer, another shape, an unknown paper, an older day.
"use strict";
{
  const { from, source, lang } = document.currentScript.dataset
  const LARGEST = 5_000_000, PATIENCE = 10_000

  const number = n => n.toLocaleString(lang)
  const isCount = n => Number.isInteger(n) && n > 0 && n <= LARGEST

  // The number that the file has for a place: a total by its name, a paper by its id.
  function count(data, key) {
    if (!key.includes(":")) return data[key]
    const papers = data.publications
    return papers && Object.hasOwn(papers, key) ? papers[key]?.num_citations : undefined
  }

  // The day of the file, if it has come already.
  function dayOf(data) {
    const day = /^\d{4}-\d\d-\d\d(?!\d)/.exec(data.updated)?.[0]
    return day && new Date(day) <= Date.now() ? day : ""
  }

  function refresh(place, data, day, date) {
    const numbers = [...place.querySelectorAll("[data-scholar]")]
    const counts = numbers.map(element => count(data, element.dataset.scholar))
    // Numbers that stand together are of one day.
    if (place.dataset.counted > day || !counts.every(isCount)) return
    numbers.forEach((element, i) => { element.textContent = number(counts[i]) })
    const time = place.querySelector("time")
    if (time) {
      [time.dateTime, time.textContent] = [day, date]
      time.parentElement.hidden = false
    }
    if (place.hasAttribute("title")) place.title = `${source}, ${date}`
    place.classList.remove("stale")
    place.hidden = false
  }

  async function start() {
    const places = document.querySelectorAll("[data-counted]")
    if (!places.length) return
    const signal = AbortSignal.timeout(PATIENCE)
    const answer = await fetch(from, { credentials: "omit", referrerPolicy: "no-referrer", signal })
    const data = answer.ok ? await answer.json() : null
    const day = data && dayOf(data)
    if (!day) return
    const form = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }
    const date = new Date(day).toLocaleDateString(lang === "en" ? "en-GB" : lang, form)
    for (const place of places) refresh(place, data, day, date)
  }

  start().catch(() => {})
}
