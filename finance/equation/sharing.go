package equation

// A total is shared among members in protocol order, each taking account of
// what those before it have. Two forms of that are much of what differs from
// path to path, so each member is one instruction instead of three or eight:
//
//	part    round(total × factor / base) − Σ_earlier self
//	capped  min(room, total − Σ_earlier self, max(proportional, total − Σ_earlier self − Σ_later room))
//
// The sums over members are carried from one row to another and not in place,
// so that the operands are still there when a kernel refuses.
const (
	opPart Op = OpApportion + 1 + iota
	opCapped
)

// partRows are the rows of one member's part: earlier is what the members
// before have, which is the rounded total up to them; upTo the same with this
// member.
type partRows struct{ result, upTo, earlier, amount, factor []int64 }

// partRow does the work of scaleRow, less what the members before have.
func partRow(s *partRows, by *divisor) (bad, different int64) {
	result := s.result
	if len(s.factor) == 1 && len(result) > 1 {
		return partValue(s, by)
	}
	upTo, earlier, amount, factor := s.upTo[:len(result)], s.earlier[:len(result)], s.amount[:len(result)], s.factor[:len(result)]
	d, half, inverse := by.value, by.half, by.inverse
	for i := range result {
		x, y, e := amount[i], factor[i], earlier[i]
		q := int64(float64(x) * float64(y) * inverse)
		r := x*y + half - q*d
		q -= (d - 1 - r) >> 63
		bad |= x | y | q | e | (quotientLimit - q)
		upTo[i] = q
		result[i] = q - e // both at least 0
	}
	return bad, differing(result)
}

// partValue does the work of partRow by one factor, as the keys of most runs are.
func partValue(s *partRows, by *divisor) (bad, different int64) {
	result := s.result
	upTo, earlier, amount := s.upTo[:len(result)], s.earlier[:len(result)], s.amount[:len(result)]
	y := s.factor[0]
	d, half, ratio := by.value, by.half, float64(y)*by.inverse
	for i := range result {
		x, e := amount[i], earlier[i]
		q := int64(float64(x) * ratio)
		r := x*y + half - q*d
		q -= (d - 1 - r) >> 63
		bad |= x | q | e | (quotientLimit - q)
		upTo[i] = q
		result[i] = q - e
	}
	return bad | y, differing(result)
}

// cappedRows are the rows of one member's capped part: what the members before
// have and the room of those after, without this member and with it.
type cappedRows struct{ result, room, total, proportional, earlier, upTo, from, later []int64 }

func cappedRow(s *cappedRows) (wrapped, different int64) {
	result := s.result
	n := len(result)
	room, total, proportional := s.room[:n], s.total[:n], s.proportional[:n]
	earlier, upTo, from, later := s.earlier[:n], s.upTo[:n], s.from[:n], s.later[:n]
	for i := range result {
		value, sum, after, w := cappedPath(room[i], total[i], proportional[i], earlier[i], from[i])
		wrapped |= w
		later[i], upTo[i], result[i] = after, sum, value
	}
	return wrapped, differing(result)
}

// cappedPath does what the steps of the equation would do on one path, and
// says by wrapped < 0 that one of them leaves 64 bits.
func cappedPath(room, total, proportional, earlier, from int64) (value, upTo, later, wrapped int64) {
	later = from - room
	left := total - earlier
	needed := left - later
	value = min(room, left, max(proportional, needed))
	upTo = earlier + value
	wrapped = (from^room)&(from^later) | (total^earlier)&(total^left) | (left^later)&(left^needed) | (earlier^upTo)&(value^upTo)
	return value, upTo, later, wrapped
}
