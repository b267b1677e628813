package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"runtime/debug"

	"github.com/alecthomas/kong"
)

// Main runs one call of the program and returns its exit code. What was asked for
// is on the call's standard output when it returns; everything else, faults
// among it, on standard error.
func Main(ctx context.Context, call Call) (code int) {
	t := newTeller(call)
	defer func() {
		if problem := recover(); problem != nil {
			t.log.DebugContext(ctx, "where it happened", slog.String("stack", string(debug.Stack())))
			t.fail(fmt.Errorf("the program broke off: %v", problem))
			code = exitInternal
		}
	}()
	err := t.run(ctx, call)
	t.fail(err)
	return exitCode(err)
}

// run reads the command line and the configuration, and lets the command work.
// From where the configuration is known, the teller speaks its language.
func (t *teller) run(ctx context.Context, call Call) error {
	line := &commands{}
	parser, err := newParser(line)
	if err != nil {
		return fmt.Errorf("lay out the commands: %w", err)
	}
	if len(call.Args) == 0 {
		return errors.Join(errNothingAsked, writeHelp(call.Stderr, t.language, parser.Model.Node))
	}
	chosen, err := parser.Parse(withRates(call.Args))
	if asked, ok := errors.AsType[*helpAsked](err); ok {
		return writeHelp(call.Stdout, t.language, asked.of)
	}
	if err != nil {
		return usageFault(err)
	}
	conf, err := t.configure(call, line.globals, chosen.Selected())
	if err != nil {
		return err
	}
	chosen.BindTo(ctx, (*context.Context)(nil))
	return chosen.Run(&session{call: call, conf: conf, json: line.JSON, tell: t})
}

// withoutConfiguration marks commands that work where the configuration can't be
// read.
type withoutConfiguration interface{ withoutConfiguration() }

// configure finds out what is in force. From there the teller speaks the
// configuration's language and logs as it says.
func (t *teller) configure(call Call, flags globals, command *kong.Node) (inForce, error) {
	if _, bare := reflect.TypeAssert[withoutConfiguration](command.Target); bare {
		return inForce{configuration: configuration{Language: t.language}}, nil
	}
	conf, err := configure(call, flags)
	if err != nil {
		return inForce{}, err
	}
	t.language = conf.Language
	t.level.Set(conf.Log)
	return conf, nil
}
