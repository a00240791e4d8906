package delivery

import (
	"slices"
	"testing"
)

func TestOpenedFile(t *testing.T) {
	for name, want := range map[string]string{
		".~lock.workbook.xlsx#": "workbook.xlsx", "~$workbook.xlsx": "workbook.xlsx", ".report.md.swp": "report.md", ".#report.md": "report.md",
		"workbook.xlsx": "", ".~lock.#": "", "~$": "", ".swp": "", "notes#": "",
	} {
		if got := openedFile(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// What others put beside a delivery is a note and no difference; what nobody
// knows still is one.
func TestWhatLiesBesideADelivery(t *testing.T) {
	folder := target(t)
	files, options := newEdition(t)
	mustPublish(t, folder, files, options)
	beside := []string{".~lock.workbook.xlsx#", "~$workbook.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini"}
	for _, name := range append(beside, "extra.csv", ".hidden") {
		write(t, folder+"/"+name, "x")
	}
	opened, err := OpenFolder(folder)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range opened.Found.Found {
		found = append(found, f.File)
	}
	if want := []string{".hidden", "extra.csv"}; !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
	if len(opened.Found.About) != len(beside) {
		t.Errorf("noted %q", opened.Found.About)
	}
}
