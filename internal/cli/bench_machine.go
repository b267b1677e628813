package cli

import (
	"os"
	"runtime"
	"strconv"
	"strings"
)

// machine is what was measured on, as far as the program can see it.
type machine struct {
	CPUs     int    `json:"cpus"` // that the program may use
	CPU      string `json:"cpu"`
	Memory   int    `json:"memory_mb"`
	System   string `json:"system"`
	Go       string `json:"go"`
	Database string `json:"database"`
}

func thisMachine(conf configuration) machine {
	m := machine{
		CPUs: runtime.GOMAXPROCS(0), CPU: processor(), Memory: kilobytes("/proc/meminfo", "MemTotal:") / 1024,
		System: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version(), Database: "SQLite",
	}
	if conf.isPostgres() {
		m.Database = "PostgreSQL"
	}
	return m
}

// peakMemory returns the most memory that the process has held, in MB; nought
// where the system doesn't tell.
func peakMemory() float64 { return float64(kilobytes("/proc/self/status", "VmHWM:")) / 1024 }

// processor returns the processor's own name, where the system tells it.
func processor() string {
	_, name, _ := strings.Cut(told("/proc/cpuinfo", "model name"), ":")
	if name = strings.TrimSpace(name); name != "" {
		return name
	}
	return runtime.GOARCH
}

// kilobytes returns a figure that Linux tells in kB, or nought.
func kilobytes(file, name string) int {
	fields := strings.Fields(told(file, name))
	if len(fields) < 2 {
		return 0
	}
	n, err := strconv.Atoi(fields[1])
	if err != nil {
		return 0
	}
	return n
}

// told returns the first line of a file that begins with a name.
func told(file, name string) string {
	text, err := os.ReadFile(file) //nolint:gosec // one of three that are named here
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, name) {
			return line
		}
	}
	return ""
}
