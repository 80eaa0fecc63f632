// Starts Google Analytics, whose own script comes after this one.
"use strict";
window.dataLayer = window.dataLayer || []
window.gtag = function () { window.dataLayer.push(arguments) }
window.gtag("js", new Date())
window.gtag("config", document.currentScript.dataset.id)
