package finance_test

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/scenarios"
)

// A workedCase is one case of testdata/worked: a scenario and what its lines
// must be.
type workedCase struct {
	title, scenario, file string
	sets                  []string
	equations             []string
}

func readWorked(t *testing.T) []workedCase {
	t.Helper()
	files, err := filepath.Glob("../testdata/worked/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no worked cases: %v", err)
	}
	var cases []workedCase
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			key, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			last := len(cases) - 1
			switch {
			case key == "":
			case key == "==":
				cases = append(cases, workedCase{title: rest, scenario: "base", file: filepath.Base(file)})
			case key == "scenario":
				cases[last].scenario = rest
			case key == "set":
				cases[last].sets = append(cases[last].sets, rest)
			default:
				cases[last].equations = append(cases[last].equations, strings.TrimSpace(line))
			}
		}
	}
	return cases
}

// TestWorkedExamples runs every case and compares it with its arithmetic.
func TestWorkedExamples(t *testing.T) {
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	compared, perFile := 0, map[string]int{}
	for _, c := range readWorked(t) {
		perFile[c.file]++
		t.Run(strings.TrimSuffix(c.file, ".txt")+"/"+c.title, func(t *testing.T) {
			s, err := scenarios.Resolve(c.scenario, scenarios.Options{Sets: c.sets})
			if err != nil {
				t.Fatal(err)
			}
			inputs, err := s.Inputs(program.Model())
			if err != nil {
				t.Fatal(err)
			}
			result, err := program.Evaluate(inputs)
			if err != nil {
				t.Fatal(err)
			}
			if err := finance.Guard(result); err != nil {
				t.Fatal(err)
			}
			for _, equation := range c.equations {
				compareWorked(t, result, s.Timeline, equation)
				compared++
			}
		})
	}
	for _, block := range strings.Split("A B C D E F G H L", " ") {
		if perFile[block+".txt"] < 3 {
			t.Errorf("block %s has %d worked cases, at least 3 are due", block, perFile[block+".txt"])
		}
	}
	t.Logf("%d values compared", compared)
}

var cellPattern = regexp.MustCompile(`([A-Z][0-9]+[a-z]?)(?:\[([A-Za-z_]+)\])?(?:@(\d{4}-\d{2}))?`)

// compareWorked compares the two sides of an equation. The left names lines,
// the right is arithmetic; both are rounded into the unit of the first line.
func compareWorked(t *testing.T, r *eq.Result, timeline calendar.Timeline, equation string) {
	t.Helper()
	left, right, found := strings.Cut(equation, " = ")
	if !found {
		t.Fatalf("no equation: %s", equation)
	}
	digits := r.Model().Line(eq.ID(cellPattern.FindStringSubmatch(left)[1])).Unit.Digits()
	got, want := arithmetic(t, r, timeline, left), arithmetic(t, r, timeline, right)
	if rounded(got, digits) != rounded(want, digits) {
		t.Errorf("%s: is %s, by hand %s", equation, rounded(got, digits), rounded(want, digits))
	}
}

// arithmetic evaluates one side exactly, with the values of lines in place.
func arithmetic(t *testing.T, r *eq.Result, timeline calendar.Timeline, text string) *big.Rat {
	t.Helper()
	text = cellPattern.ReplaceAllStringFunc(text, func(cell string) string {
		parts := cellPattern.FindStringSubmatch(cell)
		line := r.Model().Line(eq.ID(parts[1]))
		if line == nil {
			t.Fatalf("%s is not a line", parts[1])
		}
		member, ok := line.Over.Index(parts[2])
		if !ok {
			t.Fatalf("%s has no member %q", parts[1], parts[2])
		}
		period := 0
		if !line.Static {
			if period, ok = timeline.Index(calendar.MustMonth(parts[3])); !ok {
				t.Fatalf("%s is outside the horizon", cell)
			}
		}
		return "(" + r.Decimal(line.ID, member, period).String() + ")"
	})
	// A division of whole numbers would be cut off, so every number is a fraction.
	value, err := types.Eval(token.NewFileSet(), nil, token.NoPos, "1.0*("+fractions(text)+")")
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	rat, ok := new(big.Rat).SetString(constant.ToFloat(value.Value).ExactString())
	if !ok {
		t.Fatalf("%s is no number", text)
	}
	return rat
}

var wholeNumber = regexp.MustCompile(`\b\d+(\.\d+)?\b`)

func fractions(text string) string {
	return wholeNumber.ReplaceAllStringFunc(text, func(n string) string {
		if strings.Contains(n, ".") {
			return n
		}
		return n + ".0"
	})
}

// rounded is the value rounded half away from zero, as text.
func rounded(x *big.Rat, digits int32) string {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	twice := new(big.Int).Mul(x.Num(), scale)
	negative := twice.Sign() < 0
	twice.Abs(twice).Lsh(twice, 1).Add(twice, x.Denom())
	twice.Quo(twice, new(big.Int).Lsh(x.Denom(), 1))
	sign := ""
	if negative && twice.Sign() != 0 {
		sign = "-"
	}
	return fmt.Sprintf("%s%s/10^%d", sign, twice, digits)
}
