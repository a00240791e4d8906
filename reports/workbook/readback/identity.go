package readback

import (
	"regexp"
	"slices"
	"strings"

	"loanmodel/reports/workbook"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
)

var (
	runIDForm   = regexp.MustCompile(`\b[0-9a-f]{64}\b`)
	versionForm = regexp.MustCompile(`^loanmodel ([0-9A-Za-z.+-]{1,40})$`)
)

// RunID returns the id of the run for which the file was written, "" where the
// file has none. It stands in the properties, on the cover and in every
// footer; the most frequent counts, so that one altered digit misleads nobody.
func (f *File) RunID() string {
	said := []string{runIDForm.FindString(f.Properties["identifier"])}
	for _, s := range f.Sheets {
		said = append(said, runIDForm.FindString(s.Footer))
	}
	return mostFrequent(append(said, f.onCover(runIDForm)...))
}

// Version returns the version of the model that wrote the file, "" where the
// file does not say.
func (f *File) Version() string {
	said := []string{f.Properties["version"]}
	if found := versionForm.FindStringSubmatch(f.Properties["creator"]); found != nil {
		said = append(said, found[1])
	}
	for _, text := range f.onCover(versionForm) {
		said = append(said, strings.TrimPrefix(text, "loanmodel "))
	}
	return mostFrequent(said)
}

// onCover returns the texts of the cover in which a form is found.
func (f *File) onCover(form *regexp.Regexp) []string {
	s := f.Sheet(workbook.SheetCover)
	if s == nil {
		return nil
	}
	var found []string
	for _, at := range s.Places() {
		if text := form.FindString(s.Cells[at].Value); text != "" && s.Cells[at].Kind == xlsx.HoldsText {
			found = append(found, text)
		}
	}
	return found
}

// Offered returns the names of the scenarios that the selector offers; none
// where the file is not a workbook of this program.
func (f *File) Offered() []string {
	names, err := f.offers()
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// Selected returns the name of the scenario that the selector shows, "" where
// the file has none.
func (f *File) Selected() string {
	tab, area, _ := strings.Cut(f.Names[workbook.NameSelector], "!")
	at, _, ok := xlsx.ParseArea(area)
	s := f.Sheet(strings.Trim(tab, "'$"))
	if !ok || s == nil {
		tab, at = workbook.Selector()
		s = f.Sheet(tab)
	}
	if s == nil {
		return ""
	}
	return s.Text(at.Row, at.Column)
}

// offers returns the names of the scenarios that the selector offers. The list
// stands in several places; where they differ, the most frequent counts, so
// that one altered name misleads nobody.
func (f *File) offers() ([]string, error) {
	lists := [][]string{f.listed()}
	for _, name := range workbook.InputSheets() {
		if s := f.Sheet(name); s != nil {
			lists = append(lists, heads(s))
		}
	}
	longest := 0
	for _, list := range lists {
		longest = max(longest, len(list))
	}
	names := make([]string, longest)
	for i := range names {
		var said []string
		for _, list := range lists {
			if i < len(list) {
				said = append(said, list[i])
			}
		}
		names[i] = mostFrequent(said)
	}
	if len(names) == 0 {
		tab, _ := workbook.Selector()
		return nil, otherWorkbook("no scenarios are found on the sheet %s", tab)
	}
	return names, nil
}

// listed returns the names in the list of the selector.
func (f *File) listed() []string {
	tab, area, ok := strings.Cut(f.Names[workbook.NameOffered], "!")
	first, last, isArea := xlsx.ParseArea(area)
	s := f.Sheet(strings.Trim(tab, "'$"))
	if !ok || !isArea || s == nil || last.Row-first.Row >= xlsx.MaxColumns {
		return nil
	}
	var names []string
	for row := first.Row; row <= last.Row; row++ {
		names = append(names, s.Text(row, first.Column))
	}
	return names
}

// heads returns the names over the columns of the scenarios.
func heads(s *xlsx.Sheet) []string {
	var names []string
	for column := sheet.InputFirstScenario; s.Text(sheet.HeadRow, column) != ""; column++ {
		names = append(names, s.Text(sheet.HeadRow, column))
	}
	return names
}

// mostFrequent returns the text that is said most often, of several the first.
func mostFrequent(said []string) string {
	best, most := "", 0
	for _, text := range said {
		count := 0
		for _, other := range said {
			if other == text {
				count++
			}
		}
		if text != "" && count > most {
			best, most = text, count
		}
	}
	return best
}
