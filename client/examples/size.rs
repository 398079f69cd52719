//! size
fn main() {
	println!("{}", std::mem::size_of_val(&tael_client::tour::run("x")));
}
