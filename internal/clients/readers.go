package clients

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A Reader is a library that reads workbooks and computes nothing: all it knows
// of a formula is the cached value.
type Reader struct {
	client  string
	command []string
	folder  string
}

// ExcelJS returns exceljs, a library for node. If it is not installed, the test
// skips, or fails if clients are required; under -short it skips. So do the
// tests of SheetJS, OpenPyXL, Pandas and ReadXL, the other libraries for node,
// Python and R.
func ExcelJS(t testing.TB) *Reader {
	t.Helper()
	return newReader(t, "exceljs", findNode(t, "exceljs", "exceljs"), memory, script(t, "read-exceljs.mjs"))
}

// SheetJS returns the library for node; see ExcelJS.
func SheetJS(t testing.TB) *Reader {
	t.Helper()
	return newReader(t, "SheetJS", findNode(t, "SheetJS", "xlsx"), memory, script(t, "read-sheetjs.mjs"))
}

// OpenPyXL returns the library for Python; see ExcelJS.
func OpenPyXL(t testing.TB) *Reader {
	t.Helper()
	return newReader(t, "openpyxl", findPython(t, "openpyxl"), script(t, "read-openpyxl.py"))
}

// Pandas returns the library for Python; see ExcelJS.
func Pandas(t testing.TB) *Reader {
	t.Helper()
	return newReader(t, "pandas", findPython(t, "pandas"), script(t, "read-pandas.py"))
}

// ReadXL returns the library for R; see ExcelJS.
func ReadXL(t testing.TB) *Reader {
	t.Helper()
	leftOutIfShort(t, "readxl")
	program := find(t, "R", "r-cran-readxl", "Rscript")
	if exec.Command(program, "--vanilla", "-e", `loadNamespace("readxl")`).Run() != nil {
		Missing(t, "readxl is not installed (on Debian: apt-get install r-cran-readxl)")
	}
	return newReader(t, "readxl", program, "--vanilla", script(t, "read-readxl.R"))
}

func newReader(t testing.TB, client string, command ...string) *Reader {
	t.Helper()
	return &Reader{client, command, t.TempDir()}
}

// findPython returns the first Python on the path that has the module. The
// system's own Python, which has it, may come after another one.
func findPython(t testing.TB, module string) string {
	t.Helper()
	leftOutIfShort(t, module)
	for _, folder := range filepath.SplitList(os.Getenv("PATH")) {
		program := filepath.Join(folder, "python3")
		if exec.Command(program, "-c", "import "+module).Run() == nil {
			return program
		}
	}
	Missing(t, module+" is not installed (on Debian: apt-get install python3-"+module+")")
	return ""
}

// Numbers returns the numbers in the sheets, by sheet and address, as decimal
// text with all the digits of a binary number. Dates count as numbers. It
// returns an error if the library gives a cell twice.
func (r *Reader) Numbers(ctx context.Context, workbook []byte, sheets ...string) (map[string]map[string]string, error) {
	file := filepath.Join(r.folder, "workbook.xlsx")
	if err := os.WriteFile(file, workbook, 0o600); err != nil {
		return nil, err
	}
	printed, complaint, err := output(ctx, r.folder, append(append(r.command[:len(r.command):len(r.command)], file), sheets...))
	if err != nil {
		return nil, fmt.Errorf("%s: %w; it said: %s", r.client, err, complaint)
	}
	numbers := map[string]map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(printed))
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) != 3 {
			return nil, fmt.Errorf("%s: the line %q", r.client, lines.Text())
		}
		sheet, address := fields[0], fields[1]
		if numbers[sheet] == nil {
			numbers[sheet] = map[string]string{}
		}
		if _, twice := numbers[sheet][address]; twice {
			return nil, fmt.Errorf("%s: %s!%s is there twice", r.client, sheet, address)
		}
		numbers[sheet][address] = fields[2]
	}
	return numbers, lines.Err()
}
