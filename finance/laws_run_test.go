package finance_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// A lawRun is what the laws read of one world's run.
type lawRun struct {
	world *lawWorld
	batch *batch
	lane  int
	err   error // where it cannot be evaluated
}

// A batch evaluates worlds side by side.
type batch struct {
	program *eq.Program
	machine *eq.Machine
	worlds  []*lawWorld
	rows    []recorded
	base    map[eq.ID]int
	values  []int64 // row, period, lane
}

type recorded struct {
	id     eq.ID
	member int
	static bool
	unit   eq.Unit
}

// newBatch prepares for so many worlds of a model. It keeps all lines but those
// of the states that are not asked for.
func newBatch(t testing.TB, m *eq.Model, lanes int, states map[eq.ID]bool) *batch {
	t.Helper()
	b := &batch{program: eq.Compile(m), base: map[eq.ID]int{}, worlds: make([]*lawWorld, lanes)}
	inputs := eq.NewInputs(m, worldMonths)
	for i, line := range m.Inputs() {
		static := line.Static
		err := inputs.Vary(line.ID, func(member, period, _ int, values []int64) {
			if static {
				period = 0
			}
			for lane := range values {
				values[lane] = b.worlds[lane].values[i][member][period]
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range m.Equations() {
		if line.Over == finance.MemberStates && !states[line.ID] {
			continue
		}
		b.base[line.ID] = len(b.rows)
		for member := range line.Over.Len() {
			b.rows = append(b.rows, recorded{line.ID, member, line.Static, line.Unit})
		}
	}
	b.machine = b.program.NewMachine(inputs, lanes)
	b.values = make([]int64, len(b.rows)*worldMonths*lanes)
	return b
}

// run evaluates the worlds, no more than the batch has lanes. Where one cannot
// be evaluated the others are evaluated without it.
func (b *batch) run(worlds []*lawWorld) []*lawRun {
	runs := make([]*lawRun, len(worlds))
	lanes := len(b.worlds)
	for lane := range lanes {
		b.worlds[lane] = worlds[min(lane, len(worlds)-1)]
		if lane < len(worlds) {
			runs[lane] = &lawRun{worlds[lane], b, lane, nil}
		}
	}
	for {
		err := b.machine.Run(0, b.record)
		if err == nil {
			return runs
		}
		var fault *eq.EvaluationError
		if !errors.As(err, &fault) {
			panic(err)
		}
		b.leaveOut(fault, runs)
	}
}

// leaveOut replaces a world that cannot be evaluated by one that can.
func (b *batch) leaveOut(fault *eq.EvaluationError, runs []*lawRun) {
	bad := b.worlds[fault.Path]
	for _, run := range runs {
		if run.world == bad {
			run.err = fault
		}
	}
	plain, err := plainWorld()
	if err != nil {
		panic(err)
	}
	for lane, w := range b.worlds {
		if w == bad {
			b.worlds[lane] = plain
		}
	}
}

// plainWorld is the base case, which can always be evaluated.
var plainWorld = sync.OnceValues(func() (*lawWorld, error) { return resolveWorld("base") })

func (b *batch) record(period int) error {
	if period < 0 {
		return nil
	}
	lanes := len(b.worlds)
	for i, row := range b.rows {
		if row.static && period > 0 {
			continue
		}
		copy(b.values[(i*worldMonths+period)*lanes:], b.machine.Row(row.id, row.member))
	}
	return nil
}

// v is the value of one member of a line in a month; before the first it is 0.
func (r *lawRun) v(id eq.ID, member, period int) int64 {
	at, ok := r.batch.base[id]
	if !ok {
		panic(fmt.Sprintf("%s is no line that the laws read", id))
	}
	if period < 0 {
		return 0
	}
	if r.batch.rows[at+member].static {
		period = 0
	}
	return r.batch.values[((at+member)*worldMonths+period)*len(r.batch.worlds)+r.lane]
}

// sum adds the members of a line in a month.
func (r *lawRun) sum(id eq.ID, period int) int64 {
	at, ok := r.batch.base[id]
	if !ok || period < 0 {
		return r.v(id, 0, period)
	}
	if r.batch.rows[at].static {
		period = 0
	}
	var sum int64
	lanes := len(r.batch.worlds)
	place := (at*worldMonths+period)*lanes + r.lane
	for ; at < len(r.batch.rows) && r.batch.rows[at].id == id; at++ {
		sum += r.batch.values[place]
		place += worldMonths * lanes
	}
	return sum
}

// soFar adds a member of a line over the months up to one; total adds all
// members over all months.
func (r *lawRun) soFar(id eq.ID, member, period int) int64 {
	var sum int64
	for p := range period + 1 {
		sum += r.v(id, member, p)
	}
	return sum
}

func (r *lawRun) total(ids ...eq.ID) int64 { return r.until(worldMonths-1, ids...) }

// until adds all members of lines over the months up to one.
func (r *lawRun) until(period int, ids ...eq.ID) int64 {
	var sum int64
	for _, id := range ids {
		for p := range period + 1 {
			sum += r.sum(id, p)
		}
	}
	return sum
}

func (r *lawRun) in(id eq.ID, member, period int) int64 { return r.world.in(id, member, period) }
