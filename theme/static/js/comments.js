// Keeps the comments in the scheme that the reader chose; by itself giscus knows only the system's.
"use strict";
{
  const root = document.documentElement, host = "https://giscus.app"
  const { theme } = document.querySelector(".comments > script").dataset
  let frame = null, told = theme

  function tell() {
    const wanted = { light: "light", dark: "dark" }[root.dataset.scheme] ?? theme
    if (!frame || wanted === told) return
    told = wanted
    frame.postMessage({ giscus: { setConfig: { theme: wanted } } }, host)
  }

  // Its frame comes late, and is there to be told something when it has said something.
  addEventListener("message", ({ origin, source }) => {
    if (origin !== host) return
    frame = source
    tell()
  })
  new MutationObserver(tell).observe(root, { attributeFilter: ["data-scheme"] })
}
