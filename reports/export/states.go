package export

import (
	"strconv"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// statesHeader are the columns of states.csv. They are fixed: programs of
// others read them.
const statesHeader = "scenario,state,measure,unit,period,value\n"

// StatesCSV returns every measure of every state, one a row: first over the
// whole horizon, with an empty period, then, for measures of money that moves,
// for each year. States stand in protocol order. Euro have two decimals, per
// cent six, rounded half away from zero.
func StatesCSV(run *analysis.Run) []byte {
	w := statesWriter{run: run, text: []byte(statesHeader)}
	for state, member := range finance.MemberStates.Members {
		for _, measure := range metric.StateMeasures() {
			w.measure(measure, state, member.Code)
		}
	}
	return w.text
}

type statesWriter struct {
	run  *analysis.Run
	text []byte
}

func (w *statesWriter) measure(m metric.StateMeasure, state int, code string) {
	places := int32(2)
	if m.Unit() == "%" {
		places = analysis.RatioPlaces
	}
	w.row(m, code, "", m.Value(w.run.Result, state).StringFixed(places))
	if !m.ByYear {
		return
	}
	for _, year := range metric.ByYear(w.run.Result, w.run.Timeline(), m.Line, state) {
		w.row(m, code, strconv.Itoa(year.Year), table.PlainEUR(table.Euro(year.Value)))
	}
}

func (w *statesWriter) row(m metric.StateMeasure, code, period, value string) {
	for _, field := range []string{w.run.Scenario.Name, code, m.ID, m.Unit(), period} {
		w.text = append(table.AppendText(w.text, field), ',')
	}
	w.text = append(append(w.text, value...), '\n')
}
