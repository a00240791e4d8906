package tidy

import (
	"slices"
	"strings"
	"testing"
)

// Libraries from outside, each with the rooms that may use it in the list below.
const (
	decimalLibrary = "github.com/shopspring/decimal"
	excelize       = "github.com/xuri/excelize/v2"
	deflate        = "github.com/klauspost/compress/flate"
	yaml           = "go.yaml.in/yaml/v4"
	cobra          = "github.com/spf13/cobra"
	pflag          = "github.com/spf13/pflag"
	viper          = "github.com/spf13/viper"
	unicodeTables  = "golang.org/x/text/width" // how wide a character is, in a table of text and above a caret
	processor      = "golang.org/x/sys/cpu"    // which vectors there are
	renaming       = "golang.org/x/sys/unix"   // two folders change names in one step
)

// Libraries that tests may use, in any room.
var testLibraries = []string{decimalLibrary, "pgregory.net/rapid", "github.com/google/go-cmp/cmp", "github.com/rogpeppe/go-internal/testscript",
	"golang.org/x/tools/txtar"} // the form of testscript's files

// Packages of our own that tests may use, in any room.
var testTools = []string{"internal/clients", "internal/testkit", "internal/xlsxlint"}

// A room is a folder with what the package in it may import beside the
// standard library.
type room struct {
	folder  string
	imports []string
}

// rooms are the layers of the module, top to bottom: imports point down only,
// and each library from outside has one room (decimal has all that calculate).
var rooms = []room{
	{"cmd/loanmodel", []string{"reports/delivery", "reports/workbook/audit", "reports/workbook/readback", "reports/workbook", "reports/report", "reports/compare", "reports/goal", "reports/likely", "reports/backtest", "reports/explain",
		"reports/manual", "reports/export", "reports/table", "scenarios/seek", "scenarios/simulation", "scenarios/analysis", "scenarios/uncertainty", "scenarios", "scenarios/document", "scenarios/diagnostic",
		"finance", "finance/metric", "finance/equation", "finance/calendar", "finance/money", "internal/parts", decimalLibrary, cobra, pflag, viper}},
	{"reports", rendering("reports/delivery", "reports/report", "reports/explain", "reports/manual", "reports/export", "reports/table")}, // tests of what the rooms have in common
	{"reports/delivery", []string{"reports/workbook/audit", "reports/workbook/readback", "reports/workbook", "reports/report", "reports/export", "reports/table",
		"scenarios/analysis", "scenarios/diagnostic", renaming}},
	{"reports/workbook/audit", rendering("reports/workbook/readback", "reports/workbook", "reports/workbook/sheet", "reports/workbook/xlsx", "reports/table")},
	{"reports/workbook/readback", rendering("reports/workbook", "reports/workbook/sheet", "reports/workbook/xlsx")},
	{"reports/workbook", append(rendering("reports/workbook/sheet", "reports/workbook/xlsx", "reports/report", "reports/compare", "reports/table"), excelize)},
	{"reports/workbook/sheet", []string{"reports/workbook/xlsx", "finance/equation", excelize, deflate}},
	{"reports/workbook/xlsx", []string{decimalLibrary}},
	{"reports/report", rendering("reports/page", "reports/chart", "reports/compare", "reports/export", "reports/table")},
	{"reports/page", []string{"reports/chart", "reports/table"}},
	{"reports/chart", []string{"reports/table", decimalLibrary}},
	{"reports/likely", rendering("reports/table", "scenarios/simulation")},
	{"reports/goal", rendering("reports/table", "scenarios/seek", "scenarios/uncertainty")},
	{"reports/compare", rendering("reports/export", "reports/table")},
	{"reports/backtest", rendering("reports/export", "reports/table")},
	{"reports/explain", rendering("reports/table")},
	{"reports/manual", rendering("reports/table")},
	{"reports/export", rendering("reports/table")},
	{"reports/table", []string{"finance/equation", "finance/calendar", "finance/money", decimalLibrary, unicodeTables}},
	{"scenarios/simulation", []string{"scenarios/analysis", "scenarios/uncertainty", "scenarios", "scenarios/diagnostic", "finance/metric", "finance", "finance/equation", "finance/money", decimalLibrary}},
	{"scenarios/seek", []string{"scenarios/analysis", "scenarios/uncertainty", "scenarios", "finance", decimalLibrary}},
	{"scenarios/analysis", []string{"scenarios", "scenarios/published", "scenarios/uncertainty", "scenarios/document", "scenarios/diagnostic",
		"finance/simulate", "finance/metric", "finance/discount", "finance", "finance/equation", "finance/calendar", "finance/money", decimalLibrary}},
	{"scenarios/published", []string{"scenarios", "scenarios/document", "scenarios/diagnostic", "finance", "finance/equation", "finance/calendar", "finance/money", decimalLibrary}},
	{"scenarios/uncertainty", []string{"scenarios", "scenarios/document", "scenarios/diagnostic", "finance", "finance/equation", "finance/calendar", "finance/money", decimalLibrary}},
	{"finance/simulate", []string{"finance", "finance/equation", "finance/calendar", "finance/money", decimalLibrary}},
	{"scenarios", []string{"scenarios/document", "scenarios/diagnostic",
		"finance", "finance/equation", "finance/calendar", "finance/money", decimalLibrary}},
	{"scenarios/document", []string{"scenarios/diagnostic", decimalLibrary, yaml}},
	{"scenarios/diagnostic", []string{unicodeTables}},
	{"finance/metric", []string{"finance/discount", "finance", "finance/equation", "finance/calendar", "finance/money", decimalLibrary}},
	{"finance/discount", []string{"finance/calendar", "finance/money", decimalLibrary}},
	{"finance", []string{"finance/equation", "finance/calendar", "finance/money", decimalLibrary}},
	{"finance/equation", []string{"finance/calendar", "finance/money", "internal/processor", decimalLibrary}},
	{"finance/calendar", []string{decimalLibrary}},
	{"finance/money", []string{decimalLibrary}},
	{"internal/testkit", []string{"scenarios/simulation", "scenarios/uncertainty", "scenarios/analysis", "scenarios", "finance/equation", "finance/calendar", decimalLibrary}},
	{"internal/clients", []string{"reports/workbook/xlsx"}},
	{"internal/parts", nil},
	{"internal/processor", []string{processor}},
	{"internal/release", []string{"internal/parts"}},
	{"internal/xlsxlint", []string{"reports/workbook/xlsx"}},
	{"internal/mutate", nil},
	{"internal/tidy", []string{"finance"}}, // for the ids of the equations
}

// rendering is what a package that renders results may import, beside the
// leaves of text that are given.
func rendering(leaves ...string) []string {
	return append(leaves, "scenarios/analysis", "scenarios/published", "scenarios", "scenarios/diagnostic",
		"finance/metric", "finance/discount", "finance", "finance/equation", "finance/calendar", "finance/money", decimalLibrary)
}

// testsAbove are test files that import from above their room, with the reason.
var testsAbove = map[string]string{
	"finance/worked_test.go":         "the worked examples say what they change in the words of a scenario",
	"finance/chapter_checks_test.go": "the chapter's checks by hand are on the library's own scenarios",
	"finance/metric/library_test.go": "measures by hand are on the library's own scenarios",
	"finance/laws_keys_test.go":      "an empty key is refused where a scenario is read",
	"finance/laws_overlays_test.go":  "overlays are the library's",
	"finance/laws_world_test.go":     "generated worlds start from the library's combinations",
	"finance/shocks_test.go":         "the chapter's checks by hand are on the library's own scenarios",
}

// A ban is a package of the standard library that no code in some folders may
// import.
type ban struct {
	folders []string
	imports []string
	why     string
}

var bans = []ban{
	{[]string{"finance"}, []string{"bufio", "embed", "encoding", "io", "net", "os", "path", "syscall"}, "the model knows no file and no format"},
	{[]string{"finance"}, []string{"time"}, "days are civil dates of finance/calendar, and there is no clock"},
	{[]string{"finance"}, []string{"reflect"}, "the language of equations is closed"},
	{[]string{"finance", "scenarios", "reports", "cmd"}, []string{"math/rand"}, "the same inputs give the same bytes"},
	{[]string{"finance", "scenarios", "reports", "cmd"}, []string{"net/http", "plugin"}, "no network service, no foreign code"},
	{[]string{"finance", "scenarios", "reports", "cmd", "internal"}, []string{"unsafe", "C"}, "plain Go only"},
}

// bannedBut are the files that may import what is banned, each one package.
var bannedBut = map[string]string{
	"scenarios/uncertainty/draw.go": "math/rand/v2", // ChaCha8 with keys of its own: the same inputs give the same bytes
}

func TestLayers(t *testing.T) { keeps(t, layers) }

// layers is the rule that imports point down only. Tests keep it too, and have
// libraries and clients of their own.
func layers(s *source, report reporter) {
	at := slices.IndexFunc(rooms, func(r room) bool { return r.folder == s.folder })
	if at < 0 {
		report(s.syntax.Package, "folder %s is not in the list of rooms: say what it may import", s.folder)
		return
	}
	for _, spec := range s.syntax.Imports {
		imported := pathOf(spec)
		local, own := strings.CutPrefix(imported, module+"/")
		switch {
		case !own && !strings.Contains(imported, "."):
			banned(s, imported, func(why string) { report(spec.Pos(), "imports %s: %s", imported, why) })
		case own && testsAbove[s.path] != "":
		case s.test && (local == s.folder || slices.Contains(testTools, local) || within(imported, testLibraries)):
		case own && slices.Contains(rooms[at].imports, local):
		case !own && within(imported, rooms[at].imports):
		default:
			report(spec.Pos(), "imports %s, which is not below %s", imported, s.folder)
		}
	}
}

// within reports whether a package is one of the libraries or a part of one.
func within(imported string, libraries []string) bool {
	return slices.ContainsFunc(libraries, func(library string) bool {
		return imported == library || strings.HasPrefix(imported, library+"/")
	})
}

func banned(s *source, imported string, report func(why string)) {
	for _, b := range bans {
		if !s.test && s.in(b.folders...) && within(imported, b.imports) && bannedBut[s.path] != imported {
			report(b.why)
		}
	}
}
