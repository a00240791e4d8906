package equation

// A memory holds the values of all rows. A row that is one value on all paths
// is a scalar beside the rows, and only where an operation meets a row that
// differs is it written out.
//
// Rows are padded to a multiple of eight paths, which is a vector of the widest
// machine. What pads a row repeats its last path: all operations work path by
// path, so it stays so, needs no loop of its own and hides no fault.
type memory struct {
	lanes   int // paths, and
	width   int // with what pads a row
	scalars []int64
	spreads []spread
	rows    []int64
}

// A spread says how a row holds its values.
type spread uint8

const (
	single   spread = iota // one value for all paths, the scalar
	repeated               // the same, also written out
	differs                // one value for each path
)

const padding = 8

func newMemory(rows, lanes int) memory {
	width := (lanes + padding - 1) / padding * padding
	return memory{lanes: lanes, width: width, scalars: make([]int64, rows), spreads: make([]spread, rows), rows: make([]int64, rows*width)}
}

// clear sets everything to 0 and the literals to themselves.
func (m *memory) clear() {
	clear(m.scalars)
	clear(m.spreads)
	for value := int64(-1); value <= 1; value++ {
		m.set(literal(value).row, value)
	}
}

// row returns the values of a row that differs, or that is being written.
func (m *memory) row(i int32) []int64 {
	from := int(i) * m.width
	return m.rows[from : from+m.width : from+m.width]
}

// full returns a row with a value for each path.
func (m *memory) full(i int32) []int64 {
	row := m.row(i)
	if m.spreads[i] == single {
		value := m.scalars[i]
		for k := range row {
			row[k] = value
		}
		m.spreads[i] = repeated
	}
	return row
}

func (m *memory) same(i int32) bool { return m.spreads[i] < differs }

// nothing says whether a row is 0 on all paths.
func (m *memory) nothing(i int32) bool { return m.spreads[i] < differs && m.scalars[i] == 0 }

// value returns what a row has on a path.
func (m *memory) value(i int32, lane int) int64 {
	if m.spreads[i] < differs {
		return m.scalars[i]
	}
	return m.row(i)[lane]
}

// set gives a row one value on all paths.
func (m *memory) set(i int32, value int64) { m.scalars[i], m.spreads[i] = value, single }

// wrote notes what a kernel has written into a row.
func (m *memory) wrote(i int32, different int64) {
	if different == 0 {
		m.scalars[i], m.spreads[i] = m.rows[int(i)*m.width], repeated
		return
	}
	m.spreads[i] = differs
}

func (m *memory) copy(to, from int32) {
	if m.spreads[from] < differs {
		m.set(to, m.scalars[from])
		return
	}
	copy(m.row(to), m.row(from))
	m.spreads[to] = differs
}

// drawn returns a row to write, path by path; pad then completes it.
func (m *memory) drawn(i int32) []int64 { return m.row(i)[:m.lanes:m.lanes] }

func (m *memory) pad(i int32) {
	row := m.row(i)
	for k := m.lanes; k < m.width; k++ {
		row[k] = row[m.lanes-1]
	}
	m.wrote(i, differing(row))
}
