"""For people and programs: command line, HTTP API, pages, exports, brief."""
