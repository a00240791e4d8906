// Package page collects the headings, paragraphs, lists, tables and charts of a
// document and writes them as Markdown or as one page of HTML. What they say,
// and about which run, is not its concern.
package page
