package workbook

import (
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
	"loanmodel/reports/workbook/sheet"
)

// TestWhatAYearShows: flows are added and stocks are not, as tags and measures
// of the model say; what is "so far", "left" or "outstanding" is no flow.
func TestWhatAYearShows(t *testing.T) {
	m := testkit.LibraryRun(t, "base").Model
	looked := 0
	expect := func(id eq.ID, want yearShows, why string) {
		if line := m.Line(id); ofYears(line) {
			looked++
			if got := showsOf(m, line); got != want {
				t.Errorf("%s, %s: %s, but %s", id, line.Name, yearShowsNames[got], why)
			}
		}
	}
	for _, section := range m.Sections {
		for i := range section.Lines {
			line := &section.Lines[i]
			switch {
			case line.Static:
			case line.Stock != nil:
				expect(line.ID, showsEnd, "it is a stock")
			case len(line.Flows) > 0:
				expect(line.ID, showsSum, "it is a flow")
			case line.Input != nil && line.Input.Shape == eq.Schedule:
				expect(line.ID, showsSum, "it is a list of amounts")
			case strings.Contains(line.Name, "so far"), strings.HasPrefix(line.Name, "Outstanding"), strings.HasPrefix(line.Name, "Room left"), strings.HasPrefix(line.Name, "Owed to"):
				expect(line.ID, showsEnd, "its name says that it stands")
			}
		}
	}
	aggregate := func(id eq.ID, a metric.Aggregate) {
		switch a {
		case metric.Total:
			expect(id, showsSum, "a measure adds it")
		case metric.Peak, metric.Final, metric.Onset:
			expect(id, showsEnd, "a measure takes it at one time")
		}
	}
	for _, h := range metric.Headlines() {
		aggregate(h.Line, h.Aggregate)
	}
	for _, s := range metric.StateMeasures() {
		aggregate(s.Line, s.Aggregate)
	}
	for id := range standing {
		if m.Line(id) == nil {
			t.Errorf("there is no line %s", id)
		}
	}
	if looked < 100 {
		t.Errorf("%d lines are too few", looked)
	}
}

// TestYearsAddUp: the sheet by year has every line in euro once; its sums are
// those of metric.ByYear, add up to the total, and stocks are those of December.
func TestYearsAddUp(t *testing.T) {
	runs, file := baseFile(t)
	run := runs[0]
	tab := readBook(t, file)[sheetOutYears]
	byID := map[string]int{}
	for row := rowYearData; row < 1000; row++ {
		if id := tab[sheet.ColumnName(yearID)+strconv.Itoa(row)].Value; id != "" {
			if byID[id] != 0 {
				t.Errorf("%s stands twice", id)
			}
			byID[id] = row
		}
	}
	million := decimal.New(1, millionCents)
	lines := 0
	for _, line := range run.Model.Equations() {
		if !ofYears(line) {
			continue
		}
		row := byID[string(line.ID)]
		if row == 0 {
			t.Errorf("%s is missing", line.ID)
			continue
		}
		lines++
		if line.Static {
			continue
		}
		years := map[int]decimal.Decimal{}
		total := decimal.Zero
		for member := range line.Over.Len() {
			for i, y := range metric.ByYear(run.Result, run.Scenario.Timeline, line.ID, member) {
				value := decimal.New(y.Value, 0)
				if showsOf(run.Model, line) == showsEnd {
					value = decimal.New(run.Result.Value(line.ID, member, i*monthsAYear+monthsAYear-1), 0)
				}
				years[i] = years[i].Add(value)
				total = total.Add(value)
			}
		}
		for i, want := range years {
			cell := tab[sheet.ColumnName(yearFirst+i)+strconv.Itoa(row)].Value
			if got := decimal.RequireFromString(cell); !got.Mul(million).Equal(want) {
				t.Errorf("%s in year %d: EUR m %s, engine %s cents", line.ID, i+1, cell, want)
			}
		}
		if cell := tab[sheet.ColumnName(yearTotal)+strconv.Itoa(row)].Value; showsOf(run.Model, line) == showsSum && !decimal.RequireFromString(cell).Mul(million).Equal(total) {
			t.Errorf("%s: total EUR m %s, engine %s cents", line.ID, cell, total)
		}
	}
	if lines < 150 {
		t.Errorf("%d lines are too few to be all", lines)
	}
	if got := tab[sheet.ColumnName(yearFirst)+strconv.Itoa(rowYearHead)].Value; got != "2026" {
		t.Errorf("the first year is %s", got)
	}
}

// TestRankings: every state once, the greatest first, equal ones in protocol
// order, also where all are equal because there is no guarantee.
func TestRankings(t *testing.T) {
	for _, expression := range []string{"base", "bilateral-grants"} {
		run := testkit.LibraryRun(t, expression)
		tab := readBook(t, write(t, run, nil))[sheetOutStates]
		row := rowOfRanking
		for _, r := range rankings {
			seen := map[string]bool{}
			var before decimal.Decimal
			beforeAt := -1
			for place := range finance.MemberStates.Len() {
				number := strconv.Itoa(row + 2 + place)
				code := tab[sheet.ColumnName(stateCode)+number].Value
				at, ok := finance.MemberStates.Index(code)
				value := decimal.RequireFromString(tab[sheet.ColumnName(stateFirstMeasure)+number].Value)
				if !ok || seen[code] || place > 0 && (value.GreaterThan(before) || value.Equal(before) && at < beforeAt) {
					t.Errorf("%s, %s: %s with %s stands at place %d", expression, r.title, code, value, place+1)
				}
				if protocol := tab[sheet.ColumnName(rankColumn(indexOf(r)))+strconv.Itoa(sheet.FirstRow+at)].Value; protocol != strconv.Itoa(place+1) {
					t.Errorf("%s, %s: %s has rank %s and stands at place %d", expression, r.title, code, protocol, place+1)
				}
				seen[code], before, beforeAt = true, value, at
			}
			row += rankingRows
		}
	}
}

func indexOf(r ranking) int {
	for i := range rankings {
		if rankings[i] == r {
			return i
		}
	}
	return -1
}
