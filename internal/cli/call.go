package cli

import (
	"io"
	"os"
	"strings"
	"time"
)

// Call is one run of the program: what it was told, where it speaks, and what
// time it is.
type Call struct {
	Args    []string // without the program's own name
	Environ []string // as os.Environ gives it: NAME=value
	Stdin   io.Reader
	Stdout  io.Writer // what was asked for
	Stderr  io.Writer // everything else
	Now     func() time.Time
}

// Process returns the call that this process was started with.
func Process() Call {
	return Call{
		Args: os.Args[1:], Environ: os.Environ(),
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Now: time.Now,
	}
}

// env returns the value of an environment variable, and whether it is there. An
// empty one is as good as none.
func (c Call) env(name string) (string, bool) {
	for _, entry := range c.Environ {
		if value, ok := strings.CutPrefix(entry, name+"="); ok && value != "" {
			return value, true
		}
	}
	return "", false
}
