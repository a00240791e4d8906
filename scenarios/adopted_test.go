package scenarios

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance/money"
)

// adopted is the loan as adopted with what was known in November 2026.
const adopted = "ukraine-support-loan+2026-11"

// sharedRows are the rows of a table of the specification, without its head.
func sharedRows(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "shared", "data", name))
	if err != nil {
		t.Skipf("no data to compare with: %s is not beside the checkout", filepath.Join("shared", "data", name))
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// What is marked as paid is what has been found, day by day and to the cent;
// everything else that is drawn says that it is an assumption.
func TestTheAdoptedLoanHasThePaymentsThatAreKnown(t *testing.T) {
	s := mustResolve(t, embeddedLibrary(t), adopted)
	var paid []string
	years := map[string]int64{}
	for _, e := range s.Parameter("loan.instalments_eur").Values[0].Entries {
		years[e.Date.String()[:4]] += e.Value
		switch e.Grade {
		case "reported":
			paid = append(paid, e.Date.String()+" "+euro(e.Value))
		case "assumption":
		default:
			t.Errorf("the drawing of %s has the grade %q", e.Date, e.Grade)
		}
	}
	if years["2026"] != 45e11 || years["2027"] != 45e11 {
		t.Errorf("drawn by year: %v cents", years)
	}
	var want []string
	for _, row := range sharedRows(t, "usl_disbursements.csv") {
		cents, err := money.FromDecimal(decimal.RequireFromString(row[1]).Shift(9), money.CentDigits)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, row[0]+" "+euro(cents))
	}
	if !slices.Equal(paid, want) {
		t.Errorf("paid %v, want %v", paid, want)
	}
}

// The states of the law are those of the scenario.
func TestTheAdoptedLoanIsBorneBy24States(t *testing.T) {
	s := mustResolve(t, embeddedLibrary(t), adopted)
	p := s.Parameter("budget.participates")
	var out []string
	for state, value := range p.Values {
		if value.Scalar == 0 {
			out = append(out, p.Line.Over.Code(state))
		}
	}
	if strings.Join(out, " ") != "CZ HU SK" {
		t.Errorf("outside are %v", out)
	}
}

// The vintage has every step of the deposit facility since the first positive
// one that the table has, and no other.
func TestTheVintageHasTheStepsOfTheDepositFacility(t *testing.T) {
	s := mustResolve(t, embeddedLibrary(t), "2026-11")
	p := s.Parameter("rates.deposit_facility_pct")
	var want []string
	for _, row := range sharedRows(t, "ecb_dfr.csv") {
		if row[0] >= "2022-07-27" {
			want = append(want, row[0]+":"+row[1]+"00")
		}
	}
	if got := FormatValue(p.Line, p.Values[0]); got != strings.Join(want, ",") {
		t.Errorf("%s\nwant %s", got, strings.Join(want, ","))
	}
}

// What a vintage's notes name as a source is in the register: notes say why a
// fact was left out, and nothing else checks them.
func TestTheNotesOfTheVintageNameSources(t *testing.T) {
	sources, err := Sources()
	if err != nil {
		t.Fatal(err)
	}
	register, named := ids(sources), 0
	notes := embeddedLibrary(t).overlays["2026-11"].notes
	for _, match := range regexp.MustCompile(`\(([a-z0-9]+(?:-[a-z0-9]+)+)\)`).FindAllStringSubmatch(notes, -1) {
		if named++; !register[match[1]] {
			t.Errorf("%q is not in the register", match[1])
		}
	}
	if named < 9 {
		t.Errorf("%d sources are named", named)
	}
}
