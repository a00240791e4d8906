package compare

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// threeScreens are the lines of three screens. Belgium's brief has the tax of twenty
// years besides.
const (
	threeScreens = 78
	taxYears     = 20
)

func TestBriefFitsThreeScreens(t *testing.T) {
	runs := []*analysis.Run{testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "assets-returned")}
	for state, member := range finance.MemberStates.Members {
		most := threeScreens
		if member.Code == "BE" {
			most += taxYears
		}
		if lines := strings.Count(Brief(state, runs).Text(80), "\n"); lines > most {
			t.Errorf("%s has %d lines, more than %d", member.Name, lines, most)
		}
	}
}

func TestBrief(t *testing.T) {
	text := Brief(stateOf(t, "IT"), []*analysis.Run{testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "assets-returned")}).Text(80)
	for _, want := range []string{
		"Italy (IT)\n", "A: reparations-loan+immobilised, run ", "population 58,989,749.",
		"Commitment                      10,945,980,000.00     3  10,945,980,000.00     3",
		"Peak exposure, month                      2027-11                  2027-11",
		"2027       10,945,980,000.00\n",
		"B    Part of the claim due to the Bank of Russia so far",
		"None in any scenario: forgone. None in any\nscenario at the end: owed, certain, net.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

// Every figure for programs is the measure of the run; years add up to the
// whole; ranks of a measure are those of the values.
func TestBriefFigures(t *testing.T) {
	runs := []*analysis.Run{testkit.LibraryRun(t, "assets-returned"), testkit.LibraryRun(t, "joint-borrowing+reparations-paid")}
	measures := map[string]metric.StateMeasure{}
	for _, measure := range metric.StateMeasures() {
		measures[measure.ID] = measure
	}
	for state, member := range finance.MemberStates.Members {
		years := map[string]decimal.Decimal{}
		document := Brief(state, runs)
		for _, row := range document.Data.Rows {
			if key := row[1].Plain() + row[3].Plain(); row[4].Kind() != table.Empty {
				years[key] = years[key].Add(row[5].Number())
			}
		}
		for _, row := range document.Data.Rows {
			run, measure := runs[0], measures[row[1].Plain()]
			if row[3].Plain() != run.Scenario.Name {
				run = runs[1]
			}
			if row[4].Kind() != table.Empty {
				continue
			}
			if want := measure.Value(run.Result, state); !want.Equal(row[5].Number()) {
				t.Errorf("%s of %s: %s, want %s", measure.ID, member.Code, row[5].Plain(), want)
			}
			if sum, has := years[measure.ID+row[3].Plain()]; has && measure.Aggregate == metric.Total && !sum.Equal(row[5].Number()) {
				t.Errorf("%s of %s: the years add up to %s, not %s", measure.ID, member.Code, sum, row[5].Plain())
			}
		}
	}
}

// The largest has rank 1, equal ones share a rank, and what is zero has none.
func TestRanks(t *testing.T) {
	run := testkit.LibraryRun(t, "base", "guarantees.participates[all]=false", "guarantees.participates[FR]=true")
	measure := measureOf(t, "commitment")
	if rank := rankOf(run, measure, stateOf(t, "FR")); rank.Plain() != "1" {
		t.Errorf("France has rank %q", rank.Plain())
	}
	if rank := rankOf(run, measure, stateOf(t, "DE")); rank.Kind() != table.Empty {
		t.Errorf("Germany has rank %q", rank.Plain())
	}
	equal := testkit.LibraryRun(t, "base", "guarantees.key_basis=custom", "guarantees.custom_weight[DE]=2", "guarantees.custom_weight[FR]=1", "guarantees.custom_weight[IT]=1")
	var ranks []string
	for _, code := range []string{"DE", "FR", "IT", "ES"} {
		ranks = append(ranks, rankOf(equal, measure, stateOf(t, code)).Plain())
	}
	if got := strings.Join(ranks, " "); got != "1 2 2 " {
		t.Errorf("ranks %q", got)
	}
}

// Runs of different lengths stand by their years.
func TestBriefOfDifferentHorizons(t *testing.T) {
	short := testkit.LibraryRun(t, "joint-borrowing", "horizon.end=2029-06")
	document := Brief(stateOf(t, "FR"), []*analysis.Run{short, testkit.LibraryRun(t, "joint-borrowing")})
	for _, grid := range document.Tables {
		if grid.Title != "By year, EUR" {
			continue
		}
		for _, row := range grid.Rows {
			year := row[0].Plain()
			if beyond := year > "2029"; beyond != (row[1].Kind() == table.Empty) || row[2].Kind() == table.Empty {
				t.Errorf("%s: %q and %q", year, row[1].Plain(), row[2].Plain())
			}
		}
		return
	}
	t.Error("there is no table by years")
}

func TestBriefOfNothing(t *testing.T) {
	document := Brief(stateOf(t, "DE"), []*analysis.Run{testkit.LibraryRun(t, "base")})
	text := document.Text(80)
	for _, want := range []string{"Nothing is paid, recovered or forgone in any year.", "Nothing differs from the base case."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}
