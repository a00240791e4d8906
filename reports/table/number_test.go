package table

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestAppendCents(t *testing.T) {
	for cents, want := range map[int64]string{
		0: "0.00", 1: "0.01", -1: "-0.01", 99: "0.99", 100: "1.00", -100: "-1.00", 90_000_000_000_00: "90000000000.00",
		math.MaxInt64: "92233720368547758.07", math.MinInt64: "-92233720368547758.08",
	} {
		if got := string(AppendCents(nil, cents)); got != want {
			t.Errorf("%d cents = %q, want %q", cents, got, want)
		}
	}
}

func TestAppendCentsIsPlainEUR(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64().Draw(t, "cents")
		if fast, slow := string(AppendCents(nil, cents)), PlainEUR(Euro(cents)); fast != slow {
			t.Errorf("%q, but as a decimal %q", fast, slow)
		}
	})
}

func TestReadable(t *testing.T) {
	for plain, want := range map[string]string{
		"0": "0", "999": "999", "1000": "1,000", "-1234.50": "−1,234.50", "90000000000.00": "90,000,000,000.00", "123456": "123,456",
	} {
		if got := Readable(plain); got != want {
			t.Errorf("readable(%q) = %q, want %q", plain, got, want)
		}
	}
}

func TestShortEUR(t *testing.T) {
	for plain, want := range map[string]string{
		"0":              "EUR 0",
		"0.01":           "EUR 0.01",
		"-999949.99":     "EUR −999,949.99",
		"999950":         "EUR 1.0 m",
		"1250000":        "EUR 1.3 m", // half away from zero
		"-1250000":       "EUR −1.3 m",
		"999949999.99":   "EUR 999.9 m",
		"999950000":      "EUR 1.0 bn",
		"90000000000.00": "EUR 90.0 bn",
		"22408050000":    "EUR 22.4 bn",
		"1234560000000":  "EUR 1,234.6 bn",
	} {
		if got := ShortEUR(decimal.RequireFromString(plain)); got != want {
			t.Errorf("shortEUR(%s) = %q, want %q", plain, got, want)
		}
	}
}

func TestCounted(t *testing.T) {
	for n, want := range map[int]string{0: "0 states", 1: "1 state", 27: "27 states", 3000: "3,000 states"} {
		if got := Counted(n, "state"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
