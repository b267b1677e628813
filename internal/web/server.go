package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// The patience of a server. What is slower is cut off, so that nobody holds a
// place by saying little.
const (
	headerPatience = 10 * time.Second
	// bodyPatience is long enough for the largest upload on a slow line.
	bodyPatience = 5 * time.Minute
	idlePatience = 2 * time.Minute
	// endPatience is how long requests under way may take once the server is to
	// end.
	endPatience = 15 * time.Second
	// longestHeader is how many bytes the header of a request may have.
	longestHeader = 64 << 10
)

// Serve serves a site to who comes to a listener, until ctx is done: then it takes
// no more requests, lets those under way end, and returns nil.
func Serve(ctx context.Context, listener net.Listener, site http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler: site, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
		ReadHeaderTimeout: headerPatience, ReadTimeout: bodyPatience, WriteTimeout: bodyPatience,
		IdleTimeout: idlePatience, MaxHeaderBytes: longestHeader,
	}
	ended := make(chan error, 1)
	go func() {
		<-ctx.Done()
		patience, give := context.WithTimeout(context.WithoutCancel(ctx), endPatience)
		defer give()
		ended <- server.Shutdown(patience)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve pages: %w", err)
	}
	if err := <-ended; err != nil {
		return fmt.Errorf("end the server: %w", err)
	}
	return nil
}
