package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"loanmodel/reports/delivery"
	"loanmodel/reports/likely"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
	"loanmodel/scenarios/simulation"
	"loanmodel/scenarios/uncertainty"
)

const simulateAbout = `Says what is likely: which settlement comes, and when, is a tree whose leaves
have exact chances, and every scenario runs on the same leaves. Chances of a
call are exact fractions, and expected amounts exact given them. With --paths N
what is sampled (rates, spreads, amounts, delays) is drawn N times in each leaf.

The chances of settlements are user-set: those of the library are an
illustration and no opinion. --weights FILE takes another opinion, in lines such
as "assets-returned 12.5" in per cent, and only weighs the runs anew; --drivers
takes a file of your own in place of the library's.

A scenario is a structure, with shocks or a sequel joined to it but no
settlement. With --out the folder gets simulation.json, with all leaves, and
simulation.csv, with all statistics of all states. --shard I/N runs a part and
writes part-I-of-N.json, which loanmodel merge puts together, bit for bit what
one process gives. loanmodel run --path re-runs any path as an ordinary run.
`

const simulateExample = `  loanmodel simulate reparations-loan joint-borrowing
  loanmodel simulate reparations-loan --state MT
  loanmodel simulate reparations-loan ukraine-support-loan --paths 5 --seed 7
  loanmodel simulate reparations-loan --paths 10 --shard 3/16 -o parts
`

// newSimulateCommand is the verb simulate.
func newSimulateCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "simulate SCENARIO...",
		Short:             "Say what is likely, and what the tail is",
		Long:              simulateAbout,
		Example:           simulateExample,
		Args:              arguments(1, 8, "structures without a settlement, at most 8"),
		ValidArgsFunction: completeScenarios,
	}
	flags := cmd.Flags()
	paths, seed, shard := &wholeFlag{greatest: simulation.MaxRuns}, &seedFlag{}, &shardFlag{}
	flags.Var(paths, "paths", "draw so many paths in each leaf (default none)")
	flags.Var(seed, "seed", "draw with this seed (default 0)")
	flags.Var(shard, "shard", "run part I of N, as 3/16")
	drivers, weights := &textFlag{noun: "FILE"}, &textFlag{noun: "FILE"}
	flags.Var(drivers, "drivers", "take what is drawn from this file")
	flags.Var(weights, "weights", "take the chances of settlements from this file")
	out := &textFlag{noun: "DIR"}
	flags.VarP(out, "out", "o", "write simulation.json and simulation.csv into this folder")
	state := &stateFlag{state: simulation.AllStates}
	flags.Var(state, "state", "show what it means for this state")
	sets, format := addSet(flags), addFormat(flags)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if shard.text != "" && out.text == "" {
			return misuse(flagValue, "--shard needs a folder for its part", "add -o DIR")
		}
		if shard.text != "" && weights.text != "" {
			return misuse(flagConflict, "--weights weighs a whole simulation and --shard runs a part", "give --weights to loanmodel merge")
		}
		plan := simulation.Plan{Expressions: args, Sets: sets.values, Paths: int64(paths.value), Seed: seed.seed, Version: modelVersion}
		var err error
		if plan.Drivers, plan.DriversID, err = driversOf(drivers.text); err != nil {
			return err
		}
		if out.text != "" {
			if err := prepareOut(out.text); err != nil {
				return err
			}
		}
		part, err := plan.Run(cmd.Context(), shard.shard(), shard.shards(), p.progress())
		if err != nil {
			return err
		}
		if shard.text != "" {
			return p.publishPart(part, out.text)
		}
		return p.showSimulation(shownSimulation{part: part, state: state.state, weights: weights.text, out: out.text}, format)
	}
	return cmd
}

const mergeAbout = `Puts the parts of a simulation together that simulate --shard wrote: bit for bit
what one process gives. Parts that are missing, repeated, broken or of another
simulation are refused, all of them at once.
`

const mergeExample = `  loanmodel simulate reparations-loan --shard 1/2 -o parts
  loanmodel simulate reparations-loan --shard 2/2 -o parts
  loanmodel merge parts/part-1-of-2.json parts/part-2-of-2.json -o simulated
`

// mostParts is how many parts can be put together.
const mostParts = 10_000

// newMergeCommand is the verb merge.
func newMergeCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "merge PART...",
		Short:   "Put the parts of a simulation together",
		Long:    mergeAbout,
		Example: mergeExample,
		Args:    arguments(1, mostParts, "the files of the parts"),
	}
	flags := cmd.Flags()
	out, weights := &textFlag{noun: "DIR"}, &textFlag{noun: "FILE"}
	flags.VarP(out, "out", "o", "write simulation.json and simulation.csv into this folder")
	flags.Var(weights, "weights", "take the chances of settlements from this file")
	state := &stateFlag{state: simulation.AllStates}
	flags.Var(state, "state", "show what it means for this state")
	format := addFormat(flags)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		var parts []*simulation.Part
		for _, name := range args {
			content, err := readUpTo(name, maxPart)
			if err != nil {
				return err
			}
			part, err := simulation.ReadPart(diagnostic.QuotePath(name), content)
			if err != nil {
				return err
			}
			parts = append(parts, part)
		}
		merged, err := simulation.Merge(parts, args)
		if err != nil {
			return err
		}
		if out.text != "" {
			if err := prepareOut(out.text); err != nil {
				return err
			}
		}
		return p.showSimulation(shownSimulation{part: merged, state: state.state, weights: weights.text, out: out.text}, format)
	}
	return cmd
}

// maxPart is the greatest size of a part that is read, in bytes: more than a simulation
// of the greatest size has.
const maxPart = 1 << 30

// readUpTo reads a file that the user names, and of a larger one a byte more than the
// limit: whoever takes the content refuses it.
func readUpTo(path string, limit int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(file, limit+1))
	return content, errors.Join(err, file.Close())
}

// driversOf reads the drivers, and the SHA-256 of their content.
func driversOf(file string) (*uncertainty.Drivers, string, error) {
	if file == "" {
		drivers, err := uncertainty.LibraryDrivers()
		return drivers, uncertainty.LibraryDriversID(), err
	}
	content, err := readUpTo(file, document.MaxFileBytes)
	if err != nil {
		return nil, "", err
	}
	drivers, faults, err := uncertainty.ReadDrivers(file, content)
	if err == nil {
		err = faults.Err()
	}
	sum := sha256.Sum256(content)
	return drivers, hex.EncodeToString(sum[:]), err
}

// A shownSimulation is a whole simulation with how it is shown.
type shownSimulation struct {
	part         *simulation.Part
	state        int
	weights, out string // files; "" for none
}

// showSimulation prints what is likely and writes the files.
func (p *program) showSimulation(of shownSimulation, format *choiceFlag) error {
	shown := likely.Simulation{Results: simulation.NewResults(of.part), State: of.state, Other: of.weights != ""}
	if of.weights != "" {
		opinion, err := opinionOf(of.weights)
		if err != nil {
			return err
		}
		if shown.Results, err = shown.Weighted(opinion); err != nil {
			return err
		}
	}
	document := likely.Document(shown)
	if of.out != "" {
		text, err := likely.JSON(shown)
		if err != nil {
			return err
		}
		for _, file := range []delivery.File{{Name: "simulation.csv", Data: []byte(document.Encode("csv", screen))}, {Name: "simulation.json", Data: text}} {
			if err := delivery.WriteWhole(filepath.Join(of.out, file.Name), file.Data); err != nil {
				return err
			}
		}
	}
	p.printDocument(document, format)
	return nil
}

// publishPart writes the part of a shard and says where it is.
func (p *program) publishPart(part *simulation.Part, out string) error {
	text, err := part.Encode()
	if err != nil {
		return err
	}
	path := filepath.Join(out, fmt.Sprintf("part-%d-of-%d.json", part.Shard, part.Shards))
	if err := delivery.WriteWhole(path, text); err != nil {
		return err
	}
	p.print(fmt.Sprintf("Shard %d of %d is in %s.\n", part.Shard, part.Shards, diagnostic.QuotePath(path)))
	return nil
}

// opinionOf reads chances in per cent: a leaf or a settlement and a number on each
// line, all faults at once.
func opinionOf(file string) (map[string]*big.Rat, error) {
	content, err := readUpTo(file, document.MaxFileBytes)
	if err != nil {
		return nil, err
	}
	opinion, faults := map[string]*big.Rat{}, diagnostic.List{}
	if len(content) > document.MaxFileBytes {
		return nil, newFault(exitInput, weightsWrong, diagnostic.QuotePath(file)+" is too large for a list of chances", "")
	}
	for number, line := range strings.Split(string(bytes.TrimRight(content, "\n")), "\n") {
		fail := func(message, hint string) {
			faults.Add(diagnostic.Diagnostic{Code: weightsWrong.ID, File: file, Pos: diagnostic.Position{Line: number + 1, Column: 1}, Message: message, Hint: hint})
		}
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
			continue
		case len(words) != 2:
			fail("this is not a name and a chance", "write a settlement and its chance in per cent, as assets-returned 12.5")
			continue
		}
		chance, err := decimal.NewFromString(words[1])
		switch {
		case err != nil || chance.Exponent() < -18 || chance.Exponent() > 18 || chance.IsNegative() || chance.GreaterThan(decimal.NewFromInt(100)):
			fail(diagnostic.QuoteASCII(words[1])+" is no chance in per cent", "write digits and a point, from 0 to 100")
		case opinion[words[0]] != nil:
			fail(diagnostic.QuoteASCII(words[0])+" is given twice", "")
		default:
			opinion[words[0]] = new(big.Rat).Quo(chance.Rat(), big.NewRat(100, 1))
		}
	}
	return opinion, faults.Err()
}

// progress returns what shows on a terminal how far a simulation is; nothing where
// standard error is none.
func (p *program) progress() func(done, all int) {
	file, ok := p.stderr.(*os.File)
	if !ok || p.jsonErrors {
		return func(int, int) {}
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func(int, int) {}
	}
	started, shown := time.Now(), time.Now()
	return func(done, all int) {
		if time.Since(shown) < time.Second && done < all {
			return
		}
		shown = time.Now()
		left := time.Since(started) * time.Duration(all-done) / time.Duration(done)
		fmt.Fprintf(file, "\r%s of %s runs, about %s left  ", table.Readable(strconv.Itoa(done)), table.Readable(strconv.Itoa(all)), left.Round(time.Second))
		if done == all {
			fmt.Fprint(file, "\r                                                  \r")
		}
	}
}

// A seedFlag is a seed: any whole number of 64 bits, 0 among them.
type seedFlag struct {
	once
	seed uint64
}

func (f *seedFlag) String() string { return f.text }
func (f *seedFlag) Type() string   { return "NUMBER" }

func (f *seedFlag) Set(text string) error {
	seed, err := strconv.ParseUint(text, 10, 64)
	if err != nil || !wholeNumber.MatchString(text) {
		return badValue(text, "a whole number from 0 to 18446744073709551615", "")
	}
	f.seed = seed
	return f.take(text)
}

// A shardFlag is a part of a whole: I of N.
type shardFlag struct {
	once
	i, n int64
}

func (f *shardFlag) String() string { return f.text }
func (f *shardFlag) Type() string   { return "I/N" }

func (f *shardFlag) Set(text string) error {
	first, second, _ := strings.Cut(text, "/")
	i, wrong := strconv.ParseInt(first, 10, 32)
	n, faulty := strconv.ParseInt(second, 10, 32)
	if wrong != nil || faulty != nil || !wholeNumber.MatchString(first) || !wholeNumber.MatchString(second) || i < 1 || i > n || n > mostParts {
		return badValue(text, "a part and how many there are", "as 3/16: the third of sixteen")
	}
	f.i, f.n = i, n
	return f.take(text)
}

// shard and shards return the part, 1 of 1 where none was named.
func (f *shardFlag) shard() int64  { return max(1, f.i) }
func (f *shardFlag) shards() int64 { return max(1, f.n) }

// pathOf returns the scenario of a path of a simulation, named as LEAF/N: an ordinary
// scenario.
func pathOf(expression, path string, seed uint64, drivers string, sets []string) (*scenarios.Scenario, error) {
	leaf, number, drawn := strings.Cut(path, "/")
	n := int64(0)
	if drawn {
		var err error
		if n, err = strconv.ParseInt(number, 10, 64); err != nil || n < 1 || !wholeNumber.MatchString(number) {
			return nil, misuse(flagValue, "--path takes a leaf and the number of a path, not "+diagnostic.Quote(path), "as assets-returned@2028-11/3, or the leaf alone")
		}
	}
	plan := simulation.Plan{Sets: sets, Seed: seed, Version: modelVersion}
	var err error
	if plan.Drivers, plan.DriversID, err = driversOf(drivers); err != nil {
		return nil, err
	}
	return plan.PathScenario(expression, leaf, n)
}
