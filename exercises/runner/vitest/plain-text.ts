// What a program prints must read the same to a test wherever it runs: in a terminal, in a pipe, on a machine that
// asks for colours (CI, FORCE_COLOR). First among the setup files, before anything asks whether there are colours.
delete process.env.FORCE_COLOR
process.env.NO_COLOR = '1'
