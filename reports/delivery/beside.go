package delivery

import (
	"path/filepath"
	"strings"
)

// clutter are files that desktops put into any folder that they show.
var clutter = []string{".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", "._*"}

// isClutter says whether a desktop has put a file of that name beside the files.
func isClutter(name string) bool {
	for _, pattern := range clutter {
		if fits, _ := filepath.Match(pattern, name); fits { // the patterns are well formed
			return true
		}
	}
	return false
}

// openedFile returns the file that somebody has open, by the name of what the
// program with which it is open keeps beside it meanwhile: LibreOffice
// .~lock.workbook.xlsx#, Office ~$workbook.xlsx (and of long names without the
// first two letters), editors .report.md.swp and .#report.md. It returns nothing
// where the name is none of these.
func openedFile(name string) string {
	for _, form := range []struct{ before, after string }{{".~lock.", "#"}, {"~$", ""}, {".#", ""}, {".", ".swp"}} {
		file, begins := strings.CutPrefix(name, form.before)
		file, ends := strings.CutSuffix(file, form.after)
		if begins && ends && file != "" {
			return file
		}
	}
	return ""
}
