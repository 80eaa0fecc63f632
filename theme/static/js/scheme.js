// Light or dark by the reader's choice, which is kept for as long as it differs from the system's.
"use strict";
{
  const root = document.documentElement, key = "paperbox-scheme"
  const system = matchMedia("(prefers-color-scheme: dark)")

  // Browsers that keep nothing for a page say so by an exception.
  function kept() {
    try { return localStorage.getItem(key) } catch { return null }
  }
  function keep(scheme) {
    try {
      if (scheme) localStorage.setItem(key, scheme)
      else localStorage.removeItem(key)
    } catch {}
  }

  let chosen = kept()

  function show() {
    root.dataset.scheme = ["light", "dark"].includes(chosen) ? chosen : "system"
    document.querySelector(".scheme")?.setAttribute("aria-pressed", isDark())
  }
  function isDark() {
    return chosen === "dark" || (chosen !== "light" && system.matches)
  }

  show()
  document.addEventListener("DOMContentLoaded", show)
  system.addEventListener("change", show)
  addEventListener("storage", event => {
    if (event.key === key || event.key === null) {
      chosen = kept()
      show()
    }
  })
  addEventListener("click", event => {
    if (!event.target.closest?.(".scheme")) return
    chosen = isDark() === system.matches ? (isDark() ? "light" : "dark") : null
    keep(chosen)
    show()
  })
}
