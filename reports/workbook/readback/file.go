package readback

import (
	"context"
	"errors"
	"fmt"

	"loanmodel/reports/workbook"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios/diagnostic"
)

// MaxFileBytes is the size of the largest file that is read.
const MaxFileBytes = xlsx.MaxFileBytes

// A File is a workbook that was read, to be understood as one of this program.
type File struct{ *xlsx.File }

// ReadFile reads an .xlsx workbook, as package xlsx does. The error is a
// diagnostic.List with FileDamaged or FileLimit, in which name stands for the
// file, or the cause of the cancellation.
func ReadFile(ctx context.Context, name string, content []byte) (*File, error) {
	file, err := xlsx.Read(ctx, content)
	if err == nil {
		return &File{file}, nil
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	found := &fault{FileDamaged, err.Error(), ""}
	var why *xlsx.Error
	if errors.As(err, &why) {
		found.hint = why.Hint
		if why.TooLarge {
			found.code = FileLimit
		}
	}
	return nil, found.in(name)
}

// Filled returns how many cells of the override columns are not empty, whatever
// stands in them.
func (f *File) Filled() (count int) {
	for _, name := range workbook.InputSheets() {
		if s := f.Sheet(name); s != nil {
			for at := range s.Cells { // cells that hold nothing are not there
				if at.Column == sheet.InputOverride && at.Row >= sheet.FirstRow {
					count++
				}
			}
		}
	}
	return count
}

// A fault is why a file is not read as one of this program, before it is said
// of which file.
type fault struct {
	code          diagnostic.Code
	message, hint string
}

func (f *fault) Error() string { return f.message }

// in returns the fault as that of a file.
func (f *fault) in(name string) error {
	return diagnostic.List{{Code: f.code.ID, File: name, Message: f.message, Hint: f.hint}}
}

func otherWorkbook(format string, values ...any) *fault {
	return &fault{FileOther, fmt.Sprintf(format, values...), "start from a workbook that loanmodel run has written"}
}
