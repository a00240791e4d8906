// Package backtest writes down how the model stands to figures in print, as
// text, Markdown, CSV and JSON. The figures are read and judged in package
// analysis, not here.
package backtest
