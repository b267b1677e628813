package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// browser is a Chromium that is driven through two pipes (the DevTools protocol, of which
// the bench needs five commands): the library that the tests use would make every build of
// the program longer.
type browser struct {
	command *exec.Cmd
	to      *os.File
	from    *bufio.Reader
	session string
	last    int
}

// chromium returns where Chromium is, or nothing.
func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// aMinuteOfPages is how long the browser may take for all it is asked.
const aMinuteOfPages = 2 * time.Minute

// openBrowser starts a Chromium that keeps what it has in a folder, and opens a window.
func openBrowser(ctx context.Context, program, folder string) (*browser, error) {
	hers, to, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("a pipe to the browser: %w", err)
	}
	from, his, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("a pipe from the browser: %w", err)
	}
	arguments := []string{
		"--headless=new", "--remote-debugging-pipe", "--user-data-dir=" + filepath.Clean(folder), "--window-size=1440,900",
		"--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-component-update", "--disable-background-networking",
	}
	if os.Geteuid() == 0 {
		arguments = append(arguments, "--no-sandbox") // it refuses root otherwise
	}
	b := &browser{command: exec.CommandContext(ctx, program, arguments...), to: to, from: bufio.NewReaderSize(from, 1<<16)} //nolint:gosec // the browser that is installed
	b.command.Env = append(os.Environ(), "TMPDIR="+folder)                                                                  // what it leaves behind goes with the folder
	b.command.ExtraFiles = []*os.File{hers, his}
	if err := b.command.Start(); err != nil {
		return nil, fmt.Errorf("start the browser: %w", err)
	}
	if err := errors.Join(hers.Close(), his.Close(), from.SetReadDeadline(time.Now().Add(aMinuteOfPages))); err != nil {
		return nil, errors.Join(err, b.close())
	}
	if err := b.openWindow(); err != nil {
		return nil, errors.Join(err, b.close())
	}
	return b, nil
}

func (b *browser) openWindow() error {
	var made struct {
		Target string `json:"targetId"`
	}
	if err := b.tell("Target.createTarget", map[string]any{"url": "about:blank"}, &made); err != nil {
		return err
	}
	var attached struct {
		Session string `json:"sessionId"`
	}
	if err := b.tell("Target.attachToTarget", map[string]any{"targetId": made.Target, "flatten": true}, &attached); err != nil {
		return err
	}
	b.session = attached.Session
	return nil
}

// close ends the browser, and waits until it has ended.
func (b *browser) close() error {
	if err := b.command.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("end the browser: %w", err)
	}
	var killed *exec.ExitError
	if err := b.command.Wait(); err != nil && !errors.As(err, &killed) {
		return fmt.Errorf("end the browser: %w", err)
	}
	return b.to.Close()
}

// browserAsked is a command of the protocol, and browserSays what comes back: its answer, or news.
type (
	browserAsked struct {
		ID      int            `json:"id"`
		Method  string         `json:"method"`
		Params  map[string]any `json:"params,omitempty"`
		Session string         `json:"sessionId,omitempty"`
	}
	browserSays struct {
		ID     int             `json:"id"`
		Result json.RawMessage `json:"result"`
		Error  json.RawMessage `json:"error"`
	}
)

// tell gives the browser a command and waits for its answer.
func (b *browser) tell(method string, params map[string]any, into any) error {
	b.last++
	command, err := json.Marshal(browserAsked{ID: b.last, Method: method, Params: params, Session: b.session})
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	if _, err := b.to.Write(append(command, 0)); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	for {
		line, err := b.from.ReadBytes(0)
		if err != nil {
			return fmt.Errorf("%s isn't answered: %w", method, err)
		}
		var answer browserSays
		if err := json.Unmarshal(bytes.TrimRight(line, "\x00"), &answer); err != nil {
			return fmt.Errorf("%s is answered oddly: %w", method, err)
		}
		switch {
		case answer.ID != b.last: // news
		case answer.Error != nil:
			return fmt.Errorf("%s is refused: %s", method, answer.Error) //nolint:err113 // said to who benches
		case into == nil:
			return nil
		default:
			return json.Unmarshal(answer.Result, into)
		}
	}
}
