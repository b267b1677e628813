// Command krav collects a Danish creditor's overdue claims. See `krav help`.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"krav/internal/cli"
)

// garbage is by how many per cent the memory in use may grow before it is cleaned up.
// Krav holds little, and most of what it makes, a letter or a case, is gone at once:
// cleaning up a fourth as often costs some tens of megabytes, and makes letters,
// decisions and imports a tenth to a fifth quicker. Whoever runs it sets GOGC otherwise.
const garbage = 400

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Main(ctx, cli.Process())
	stop()
	os.Exit(code)
}
