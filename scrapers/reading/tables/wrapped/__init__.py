"""Tables of printed pages whose heads and cells are wrapped over lines."""
