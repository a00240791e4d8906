//go:build !unix

package clients

import "os/exec"

// stopWhole leaves it at stopping the client itself: there are no process
// groups here.
func stopWhole(*exec.Cmd) {}
