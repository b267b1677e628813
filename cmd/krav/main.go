// Command krav collects a Danish creditor's overdue claims. See `krav help`.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"krav/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Main(ctx, cli.Process())
	stop()
	os.Exit(code)
}
