package finance

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// A contender is one of those whose times are compared.
type contender struct {
	name  string
	paths int
	run   func()
	times []float64 // microseconds a path, round by round
}

// TestRatios compares the machine with the float64 yardstick, one after the
// other, round by round, in processor time of the one thread: on a machine
// that is busy with other things the ratio of medians holds where two
// benchmarks one after the other do not. It runs for LOANMODEL_RATIOS rounds
// and is skipped without; docs/speed.md has its table.
func TestRatios(t *testing.T) {
	rounds, _ := strconv.Atoi(os.Getenv("LOANMODEL_RATIOS"))
	if rounds == 0 {
		t.Skip("LOANMODEL_RATIOS is not set")
	}
	runtime.LockOSThread()
	contenders := contend(t)
	for range rounds {
		for _, c := range contenders {
			start := processorTime(t)
			c.run()
			c.times = append(c.times, float64(processorTime(t)-start)/1000/float64(c.paths))
		}
	}
	for _, c := range contenders {
		slices.Sort(c.times)
	}
	least, median := contenders[0].times[0], contenders[0].times[rounds/2]
	for _, c := range contenders {
		fmt.Printf("%-32s µs a path: least %8.1f, median %8.1f; of the yardstick %6.3f, %6.3f\n",
			c.name, c.times[0], c.times[rounds/2], c.times[0]/least, c.times[rounds/2]/median)
	}
}

func processorTime(t *testing.T) time.Duration {
	t.Helper()
	const thisThread = 1 // RUSAGE_THREAD
	var used syscall.Rusage
	if err := syscall.Getrusage(thisThread, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// contend lists the yardstick first, then the worlds by number of paths.
func contend(t *testing.T) []*contender {
	program, _ := Build()
	base, allDiffering, one := newWorld(t, "2026-01", "2045-12"), newWorld(t, "2026-01", "2045-12"), newWorld(t, "2026-01", "2045-12")
	allDiffering.vary(allDiffer)
	one.vary(drifts{RatesDepositFacility: 308})
	y, s := newYardstick(base.inputs), yardstickRun{}
	list := []*contender{
		{name: "float64 yardstick", paths: 40, run: func() {
			for range 40 {
				y.run(&s)
			}
		}},
		{name: "one evaluation, all values kept", paths: 1, run: func() {
			if _, err := program.Evaluate(base.inputs); err != nil {
				t.Fatal(err)
			}
		}},
	}
	for _, w := range []struct {
		name  string
		world *world
		lanes int
	}{{"one driver", one, 256}, {"AllDiffer", allDiffering, 256}, {"hard", hardWorld(t), 64}, {"hard", hardWorld(t), 128}, {"hard", hardWorld(t), 256}, {"hard", hardWorld(t), 384}} {
		machine := program.NewMachine(w.world.inputs, w.lanes)
		list = append(list, &contender{name: fmt.Sprintf("%s, %d lanes", w.name, w.lanes), paths: w.lanes, run: func() {
			if err := machine.Run(0, func(int) error { return nil }); err != nil {
				t.Fatal(err)
			}
		}})
	}
	return list
}
