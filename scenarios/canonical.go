package scenarios

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Canonical returns a text of everything that a run depends on, apart from the
// model itself: one line for each month that bounds the horizon and for each
// member of each input, in the registry's order, each in the form of --set:
//
//	loan.commitment_eur=90000000000.00
//	guarantees.participates[BE]=true
//
// Two scenarios have the same text exactly when they have the same values. It
// contains no names, titles, notes, sources or reasons, and nothing about the
// layout of a file.
func Canonical(s *Scenario) []byte {
	var text bytes.Buffer
	for i := range s.parameters {
		p := &s.parameters[i]
		for member, value := range p.Values {
			fmt.Fprintf(&text, "%s=%s\n", addressText(p.Key(), p.Line.Over.Code(member)), FormatValue(p.Line, value))
		}
	}
	return text.Bytes()
}

// RunID identifies a run. It returns the SHA-256, in hexadecimal, of the
// model's version and the scenario's [Canonical] text.
func RunID(s *Scenario, modelVersion string) string {
	hash := sha256.New()
	fmt.Fprintf(hash, "loanmodel %q\n", modelVersion)
	hash.Write(Canonical(s))
	return hex.EncodeToString(hash.Sum(nil))
}
