package intake
import ("testing";"strings";"fmt")
func TestX(t *testing.T){
 for _, s := range []string{"a\nb\r\nc\rd", "a\n", "", "\n\n\r\r\n", strings.Repeat("x",70000)+"\nb\n"+strings.Repeat("y",300000), strings.Repeat("x",65536)+"\nb", strings.Repeat("x",65536)+"\r\nb"} {
  l := newLineReader(strings.NewReader(s))
  for { x, ok := l.next(); if !ok {break}; fmt.Print(x.number," ",len(x.text)," ",x.tooLong,"; ") }
  fmt.Println(l.err())
 }
}
