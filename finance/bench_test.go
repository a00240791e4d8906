package finance

import "testing"

// benchWorld is the base case over its whole horizon.
func benchWorld(b *testing.B) *world {
	b.Helper()
	return newWorld(b, "2026-01", "2045-12")
}

// BenchmarkRun is one full evaluation of the base case, with all its values
// kept.
func BenchmarkRun(b *testing.B) {
	w := benchWorld(b)
	program, _ := Build()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := program.Evaluate(w.inputs); err != nil {
			b.Fatal(err)
		}
	}
}

const batchPaths, batchLanes = 1024, 256

// BenchmarkBatch evaluates 1,024 paths of the whole model in which the deposit
// rate differs from path to path; every line is evaluated on every path.
func BenchmarkBatch(b *testing.B) {
	w := benchWorld(b)
	program, _ := Build()
	err := w.inputs.Vary(RatesDepositFacility, func(_, period, first int, rates []int64) {
		for lane := range rates {
			rates[lane] = int64(28 * (15_000 + (first+lane)*11 + period*7))
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	machine := program.NewMachine(w.inputs, batchLanes)
	var interest int64
	observe := func(period int) error {
		if period >= 0 {
			interest += machine.Row(C1, 0)[0]
		}
		return nil
	}
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for first := 0; first < batchPaths; first += batchLanes {
			if err := machine.Run(first, observe); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/batchPaths, "ns/path")
}

// BenchmarkFloat64 is the yardstick: the same model by hand in float64.
func BenchmarkFloat64(b *testing.B) {
	w := benchWorld(b)
	y, s := newYardstick(w.inputs), yardstickRun{}
	b.ReportAllocs()
	for b.Loop() {
		y.run(&s)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N), "ns/path")
}

// BenchmarkDecimal is the oracle: the same equations in decimals.
func BenchmarkDecimal(b *testing.B) {
	w := benchWorld(b)
	program, _ := Build()
	lines := program.Model().Equations()
	b.ReportAllocs()
	for b.Loop() {
		o := newOracle(program.Model(), w.inputs)
		for period := range w.periods.Months {
			for _, line := range lines {
				for member := range line.Over.Len() {
					o.line(line.ID, member, period)
				}
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N), "ns/path")
}

// BenchmarkAllDiffer: settlement, rates and instalments differ from path to
// path from the first period on.
func BenchmarkAllDiffer(b *testing.B) {
	w := benchWorld(b)
	w.vary(allDiffer)
	batches(b, w)
}

// BenchmarkHard is the hardest batch: defaults, calls, losses and retaliation
// differ as well, so that half of all rows do.
func BenchmarkHard(b *testing.B) { batches(b, hardWorld(b)) }

// batches evaluates every line on every path of a world, a thousand paths a
// round, and reports nanoseconds a path.
func batches(b *testing.B, w *world) {
	b.Helper()
	program, _ := Build()
	machine := program.NewMachine(w.inputs, batchLanes)
	nothing := func(int) error { return nil }
	b.ReportAllocs()
	for b.Loop() {
		for first := 0; first < batchPaths; first += batchLanes {
			if err := machine.Run(first, nothing); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/batchPaths, "ns/path")
}
