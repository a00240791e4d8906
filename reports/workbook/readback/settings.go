package readback

import (
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios/diagnostic"
)

// A Setting is one of the whole workbook that is not as the program writes it
// and changes what cells mean or show.
type Setting struct {
	Expected, Found string
	Hint            string
	Misreads        bool // typed values would be read as others; else only what is computed may be old
}

// SettingsOf returns the settings of a file that are not as the program writes
// them.
func SettingsOf(f *xlsx.File) (list []Setting) {
	if f.Settings.From1904 {
		list = append(list, Setting{"counts days from 1900", "counts days from 1904: every typed date would be read 1,462 days early",
			"switch off the 1904 date system in the options of the file, type the dates again and save", true})
	}
	if f.Settings.Rounded {
		list = append(list, Setting{"computes with all digits", "computes with numbers rounded as they are shown",
			"switch off the precision as displayed in the options of the file and type the values again", true})
	}
	if f.Settings.Manual {
		list = append(list, Setting{"computes at every change", "computes on demand only: what is shown may follow from other values",
			"set the calculation to automatic, compute and save", false})
	}
	if f.Settings.Unfinished {
		list = append(list, Setting{"was computed before it was saved", "was saved before it was computed",
			"open it, compute and save", false})
	}
	return list
}

// RefuseSettings returns the faults of settings under which typed values are
// misread or what the file shows may be old, nil where there are none. The
// error is a diagnostic.List.
func (f *File) RefuseSettings(path string) error { return f.refused(path, false) }

func (f *File) refused(path string, misread bool) error {
	var faults diagnostic.List
	for _, s := range SettingsOf(f.File) {
		if s.Misreads || !misread {
			faults.Add(diagnostic.Diagnostic{Code: FileSettings.ID, File: path, Message: "the workbook " + s.Found, Hint: s.Hint})
		}
	}
	return faults.Err()
}
