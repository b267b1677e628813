package dispatch_test

import (
	"bytes"
	"sync/atomic"
	"testing"

	"github.com/emersion/go-smtp"

	"krav/internal/debt"
)

// BenchmarkMailToASinkOnThisMachine sends mails with a letter of 9 kB, over four
// connections. The sink runs on the same processors and reads every message.
func BenchmarkMailToASinkOnThisMachine(b *testing.B) {
	s := start(b, &sink{}, func(server *smtp.Server) { server.EnableDSN = true })
	one := sender(b, local(s.port))
	out := reminder(1)
	out.Attachments[0].Bytes = bytes.Repeat([]byte{0x25, 0x50, 0x44, 0x46, 0xe6, 0xf8}, 1536)
	var id atomic.Int64
	b.SetParallelism(4)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			mine := out
			mine.Dispatch = debt.DispatchID(id.Add(1))
			if _, err := one.Send(b.Context(), mine); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "mails/s")
}
