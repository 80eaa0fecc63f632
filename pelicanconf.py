"""The settings of the demo site. Your own site needs no more than this."""

PELICAN_CLASS = "paperbox.Site"  # all-or-nothing builds, clear errors
PLUGINS = ["paperbox"]
THEME = "theme"  # a site that installed the package says "paperbox"
PAPERBOX = {"home": "about.md"}

PATH = "content"
OUTPUT_PATH = "output"
SITENAME = "Zhenglin Cheng"
SITEURL = "https://qaqdev.github.io"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "en"
FEED_ALL_ATOM = None
