// Starts Plausible, whose own script comes after this one.
"use strict";
window.plausible = window.plausible || function () {
  (window.plausible.q = window.plausible.q || []).push(arguments)
}
window.plausible.init = window.plausible.init || (options => { window.plausible.o = options || {} })
window.plausible.init()
