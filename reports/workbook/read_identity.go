package workbook

import (
	"regexp"
	"slices"
	"strings"
)

var (
	runIDForm   = regexp.MustCompile(`\b[0-9a-f]{64}\b`)
	versionForm = regexp.MustCompile(`^loanmodel ([0-9A-Za-z.+-]{1,40})$`)
)

// RunID is the id of the run for which the file was written, "" where the file
// has none. It stands in the properties, on the cover and in every footer; the
// most frequent counts, so that one altered digit misleads nobody.
func (f *File) RunID() string {
	said := []string{runIDForm.FindString(f.properties["identifier"])}
	for _, s := range f.sheets {
		said = append(said, runIDForm.FindString(s.footer))
	}
	return mostFrequent(append(said, f.onCover(runIDForm)...))
}

// Version is the version of the model that wrote the file, "" where the file
// does not say.
func (f *File) Version() string {
	said := []string{f.properties["version"]}
	if found := versionForm.FindStringSubmatch(f.properties["creator"]); found != nil {
		said = append(said, found[1])
	}
	for _, text := range f.onCover(versionForm) {
		said = append(said, strings.TrimPrefix(text, "loanmodel "))
	}
	return mostFrequent(said)
}

// onCover are the texts of the cover in which a form is found.
func (f *File) onCover(form *regexp.Regexp) []string {
	s := f.sheet(sheetCover)
	if s == nil {
		return nil
	}
	var found []string
	for _, at := range s.places() {
		if text := form.FindString(s.cells[at].value); text != "" && s.cells[at].kind == holdsText {
			found = append(found, text)
		}
	}
	return found
}

// Offered are the names of the scenarios that the selector offers; none where
// the file is not a workbook of this program.
func (f *File) Offered() []string {
	names, err := f.offers()
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}
