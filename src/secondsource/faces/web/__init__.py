"""The web pages: server-rendered, readable without script, strict about where anything comes from."""
