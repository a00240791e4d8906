package equation

// A recorder keeps the values of a run of one path. Values arrive period by
// period and are kept row by row; so a few periods are gathered, as many as a
// line of the cache holds, and then written together.
type recorder struct {
	result *Result
	rows   [2][]int32 // of the result's rows in the machine, by parity
	static []bool
	from   int     // the first period gathered,
	count  int     // and how many are
	values []int64 // row by row, gathered periods each
}

const gathered = 8

func newRecorder(p *Program, r *Result) *recorder {
	c := &recorder{result: r}
	for _, line := range p.model.lines {
		for member := range line.Over.Len() {
			c.rows[0], c.rows[1] = append(c.rows[0], p.row(line, member, 0)), append(c.rows[1], p.row(line, member, 1))
			c.static = append(c.static, line.Static)
		}
	}
	c.values = make([]int64, len(c.static)*gathered)
	return c
}

// opening keeps what stands before the first period: the openings, and 0 of
// a line without one. They stand where a period of the other parity has its
// own values. Static lines have theirs in all periods.
func (c *recorder) opening(m *memory) {
	for row, at := range c.rows[1] {
		values := c.result.row(row)
		values[0] = m.value(at, 0)
		if c.static[row] {
			for i := range values {
				values[i] = values[0]
			}
		}
	}
}

// period gathers the values of one period.
func (c *recorder) period(m *memory, period int) {
	if c.count == 0 {
		c.from = period
	}
	values := c.values[c.count:]
	for row, at := range c.rows[period&1] {
		values[row*gathered] = m.value(at, 0)
	}
	if c.count++; c.count == gathered {
		c.write()
	}
}

// write puts what is gathered into the result.
func (c *recorder) write() {
	for row, static := range c.static {
		if !static {
			copy(c.result.row(row)[c.from+1:], c.values[row*gathered:row*gathered+c.count])
		}
	}
	c.count = 0
}
